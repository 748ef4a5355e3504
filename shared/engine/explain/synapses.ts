import { EngineError } from '../engine-error.ts';
import type { ParameterBlock, PlannedLayer } from '../plan.ts';
import type { LayerSpec } from '../spec.ts';
import type { Synapse, Wiring } from './wiring.ts';
import { conv2dWiring, convTranspose2dWiring, maxPoolWiring, upsampleWiring } from './image-synapses.ts';

/** A fully connected layer; on a sequence the same one stands at every step. */
const denseWiring: Wiring = {
  into(layer, output) {
    const { rows, columns, offset, stride } = blockOf(layer, 'weights')!;
    const step = Math.floor(output / columns);
    const place = offset + (output % columns);
    return Array.from({ length: rows }, (_, row) => ({
      input: step * rows + row,
      output,
      place: place + row * stride,
    }));
  },
  from(layer, input) {
    const { rows, columns, offset, stride } = blockOf(layer, 'weights')!;
    const step = Math.floor(input / rows);
    const place = offset + (input % rows) * stride;
    return Array.from({ length: columns }, (_, unit) => ({
      input,
      output: step * columns + unit,
      place: place + unit,
    }));
  },
};

const handOn = (_: PlannedLayer, index: number): Synapse[] => [{ input: index, output: index }];
const handingOn: Wiring = { into: handOn, from: handOn };

/** Recurrent layers are wired in time: see explain-step.ts. */
const wirings: { readonly [Kind in LayerSpec['kind']]?: Wiring } = {
  dense: denseWiring,
  conv2d: conv2dWiring,
  convTranspose2d: convTranspose2dWiring,
  maxPool: maxPoolWiring,
  upsample: upsampleWiring,
  flatten: handingOn,
  reshape: handingOn,
  mapToSequence: handingOn,
  dropout: handingOn,
};

/** Throws an EngineError for a recurrent layer. */
export function wiringOf({ spec }: PlannedLayer): Wiring {
  const found = wirings[spec.kind];
  if (found) return found;
  throw new EngineError(
    'bad-shape',
    `A neuron of a ${spec.kind} layer is explained at a step: explainStep().`,
  );
}

export function isRecurrent({ spec }: PlannedLayer): boolean {
  return wirings[spec.kind] === undefined;
}

function blockOf(layer: PlannedLayer, role: ParameterBlock['role']): ParameterBlock | undefined {
  return layer.parameters.find((block) => block.role === role);
}

/** Where the bias of an output lies, if the layer has one: all places of a filter share it. */
export function biasPlaceOf(layer: PlannedLayer, output: number): number | undefined {
  const bias = blockOf(layer, 'bias');
  return bias && bias.offset + (output % bias.columns);
}
