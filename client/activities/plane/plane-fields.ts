import type { Network } from '#shared/engine/index.ts';
import type { Axes } from '#shared/activities/plane/axes.ts';
import { isProbability, type Formed } from '#shared/activities/plane/network-spec.ts';
import { targetScaling } from '#shared/activities/plane/normalization.ts';
import type { Fields } from '#client/components/surface/paint-field.ts';
import { PlaneGrid } from './plane-grid.ts';

/** What a network makes of the whole plane: its answer, and every neuron's, on a square grid. */
export interface PlaneFields {
  readonly output: Fields;
  /** Column 0 are the inputs, then each layer; a column's units from 0. */
  of(column: number, unit: number): Fields | undefined;
}

interface Wanted {
  /** Every neuron's field too, not only the answer. */
  readonly withNeurons: boolean;
  /** What a curve's targets are scaled by; without it they are raw. */
  readonly form?: Formed;
}

/** Neurons are small pictures: a coarser grid shows them as well, and costs a phone a quarter. */
const NEURON_SIDE = 41;

/**
 * Computes fields into buffers of its own, again and again. Where the network has one input, its answer is a curve: the
 * field is F(x) − y, which is 0 on the curve, above 0 below it.
 */
export class PlaneSampler {
  readonly #axes: Axes;
  readonly #grid: PlaneGrid;
  readonly #neuronGrid: PlaneGrid;
  readonly #buffers = new Map<string, Float32Array>();

  constructor(side: number, axes: Axes) {
    this.#axes = axes;
    this.#grid = new PlaneGrid(side, axes);
    this.#neuronGrid = new PlaneGrid(Math.min(side, NEURON_SIDE), axes);
  }

  sample(network: Network, { withNeurons, form }: Wanted): PlaneFields {
    const columns = withNeurons ? this.#neuronFields(network) : [];
    const answers = this.#grid.predict(network);
    const values =
      network.inputs === 1 ? [this.#curveField(answers, form)] : this.#outputFields(network, answers);
    return {
      output: { side: this.#grid.side, values },
      of: (column, unit) => {
        const field = columns[column]?.[unit];
        return field && { side: this.#neuronGrid.side, values: [field] };
      },
    };
  }

  #neuronFields(network: Network): Float32Array[][] {
    this.#neuronGrid.predict(network);
    const layers = network.layers.map((_, layer) => this.#layerFields(network, layer));
    return [this.#inputFields(network), ...layers];
  }

  #curveField(answers: Float32Array, form: Formed | undefined): Float32Array {
    const { side } = this.#grid;
    const { offset, scale } = form ? targetScaling(form) : { offset: 0, scale: 1 };
    const { min, max } = this.#axes.y;
    const field = this.#buffer('curve', side);
    for (let cell = 0; cell < field.length; cell++) {
      const y = max - ((max - min) * Math.floor(cell / side)) / (side - 1);
      field[cell] = answers[cell % side]! - (y - offset) * scale;
    }
    return field;
  }

  /** One output from −1 to +1, or one for each class whose leads are from 0 to 1. */
  #outputFields(network: Network, answers: Float32Array): Float32Array[] {
    const { outputs } = network;
    const isShare = isProbability(network.spec);
    return Array.from({ length: outputs }, (_, unit) => {
      const field = this.#buffer(`output ${unit}`, this.#grid.side);
      for (let row = 0; row < field.length; row++) {
        const answer = answers[row * outputs + unit]!;
        field[row] = outputs === 1 ? signed(answer, isShare) : isShare ? answer : answer / 2;
      }
      return field;
    });
  }

  /** What reaches the first layer: normalized, if the network normalizes. */
  #inputFields({ spec, inputs }: Network): Float32Array[] {
    const { offset, scale } = spec.normalization ?? { offset: [0, 0], scale: [1, 1] };
    const { points, side } = this.#neuronGrid;
    return Array.from({ length: inputs }, (_, input) => {
      const field = this.#buffer(`input ${input}`, side);
      for (let row = 0; row < field.length; row++)
        field[row] = (points[row * 2 + input]! - offset[input]!) * scale[input]!;
      return field;
    });
  }

  #layerFields(network: Network, layer: number): Float32Array[] {
    const { activation, outputs } = network.layers[layer]!;
    const isLast = layer === network.layers.length - 1;
    const isShare = isLast && isProbability(network.spec);
    const fields = Array.from({ length: outputs }, (_, unit) => {
      const field = this.#buffer(`layer ${layer} ${unit}`, this.#neuronGrid.side);
      this.#neuronGrid.copyActivations(network, layer, unit, field);
      return field;
    });
    if (activation === 'sigmoid' || isShare) for (const field of fields) center(field);
    else if (activation === 'linear' || activation === 'relu') shareScale(fields);
    return fields;
  }

  #buffer(key: string, side: number): Float32Array {
    const known = this.#buffers.get(key);
    if (known) return known;
    const made = new Float32Array(side * side);
    this.#buffers.set(key, made);
    return made;
  }
}

export function signed(answer: number, isShare: boolean): number {
  return isShare ? 2 * answer - 1 : answer;
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
