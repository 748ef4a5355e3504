import type { Network } from '#shared/engine/index.ts';
import type { Axes } from '#shared/activities/plane/axes.ts';
import type { Fields } from '#client/components/surface/paint-field.ts';

/** What a network makes of the whole plane: its answer, and every neuron's, on a square grid. */
export interface PlaneFields {
  readonly output: Fields;
  /** Column 0 are the inputs, then each layer; a column's units from 0. */
  of(column: number, unit: number): Fields | undefined;
}

/** Computes fields into buffers of its own, again and again. */
export class PlaneSampler {
  readonly #side: number;
  readonly #inputs: Float32Array;
  readonly #buffers = new Map<string, Float32Array>();

  constructor(side: number, axes: Axes) {
    this.#side = side;
    this.#inputs = gridOf(side, axes);
  }

  /** `withNeurons`: every neuron's field too, not only the answer. */
  sample(network: Network, { withNeurons }: { withNeurons: boolean }): PlaneFields {
    const rows = this.#side * this.#side;
    const answers = network.predict(this.#inputs, rows);
    const output = { side: this.#side, values: this.#outputFields(network, answers) };
    const layers = withNeurons ? network.layers.map((_, layer) => this.#layerFields(network, layer)) : [];
    const columns = withNeurons ? [this.#inputFields(network), ...layers] : [];
    return {
      output,
      of: (column, unit) => {
        const field = columns[column]?.[unit];
        return field && { side: this.#side, values: [field] };
      },
    };
  }

  /** One output from −1 to +1, or one for each class whose leads are from 0 to 1. */
  #outputFields(network: Network, answers: Float32Array): Float32Array[] {
    const { outputs } = network;
    const isProbability = network.spec.loss !== 'meanSquaredError';
    return Array.from({ length: outputs }, (_, unit) => {
      const field = this.#buffer(`output ${unit}`);
      for (let row = 0; row < field.length; row++) {
        const answer = answers[row * outputs + unit]!;
        field[row] = outputs === 1 ? signed(answer, isProbability) : isProbability ? answer : answer / 2;
      }
      return field;
    });
  }

  /** What reaches the first layer: normalized, if the network normalizes. */
  #inputFields({ spec }: Network): Float32Array[] {
    const { offset, scale } = spec.normalization ?? { offset: [0, 0], scale: [1, 1] };
    return [0, 1].map((input) => {
      const field = this.#buffer(`input ${input}`);
      for (let row = 0; row < field.length; row++)
        field[row] = (this.#inputs[row * 2 + input]! - offset[input]!) * scale[input]!;
      return field;
    });
  }

  #layerFields(network: Network, layer: number): Float32Array[] {
    const { activation, outputs } = network.layers[layer]!;
    const isLast = layer === network.layers.length - 1;
    const isProbability = isLast && network.spec.loss !== 'meanSquaredError';
    const fields = Array.from({ length: outputs }, (_, unit) => {
      const field = this.#buffer(`layer ${layer} ${unit}`);
      network.copyActivations(layer, unit, field.length, field);
      return field;
    });
    if (activation === 'sigmoid' || isProbability) for (const field of fields) center(field);
    else if (activation === 'linear' || activation === 'relu') shareScale(fields);
    return fields;
  }

  #buffer(key: string): Float32Array {
    const known = this.#buffers.get(key);
    if (known) return known;
    const made = new Float32Array(this.#side * this.#side);
    this.#buffers.set(key, made);
    return made;
  }
}

export function signed(answer: number, isProbability: boolean): number {
  return isProbability ? 2 * answer - 1 : answer;
}

/** From 0 … 1 to −1 … +1: half on is where the line runs. */
function center(field: Float32Array): void {
  for (let row = 0; row < field.length; row++) field[row] = 2 * field[row]! - 1;
}

/** Without bounds of their own, a layer's neurons share the scale of the largest. */
function shareScale(fields: readonly Float32Array[]): void {
  let largest = 0;
  for (const field of fields)
    for (const value of field) if (Math.abs(value) > largest) largest = Math.abs(value);
  if (largest === 0) return;
  for (const field of fields) for (let row = 0; row < field.length; row++) field[row]! /= largest;
}

/** [rows, 2]: row 0 is the upper left corner. */
function gridOf(side: number, { x, y }: Axes): Float32Array {
  const inputs = new Float32Array(side * side * 2);
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const at = (row * side + column) * 2;
      inputs[at] = x.min + ((x.max - x.min) * column) / (side - 1);
      inputs[at + 1] = y.max - ((y.max - y.min) * row) / (side - 1);
    }
  return inputs;
}
