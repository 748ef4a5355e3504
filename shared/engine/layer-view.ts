import { EngineError } from './engine-error.ts';
import { sizeOf } from './layers/shape.ts';
import type { ParameterBlock, PlannedLayer } from './plan.ts';
import type { ActivationName, LayerSpec } from './spec.ts';

/** A layer as a screen reads it. */
export interface LayerView {
  readonly kind: LayerSpec['kind'];
  readonly inputs: number;
  readonly outputs: number;
  /** 'linear' where a layer has none. */
  readonly activation: ActivationName;
  readonly hasBias: boolean;
  /** The weight of the synapse from an input to an output; of shared weights, the block's row and column. */
  weight(output: number, input: number): number;
  /** 0 in a layer without bias. */
  biasOf(output: number): number;
  /** Where a synapse's weight lies in the run of parameters; the input after the last is the bias. */
  placeOf(output: number, input: number): number;
}

export function viewLayer(layer: PlannedLayer, parameters: () => Float32Array): LayerView {
  const weights = layer.parameters.find((block) => block.role === 'weights');
  const bias = layer.parameters.find((block) => block.role === 'bias');
  const inputs = sizeOf(layer.input);
  return {
    kind: layer.spec.kind,
    inputs,
    outputs: sizeOf(layer.output),
    activation: 'activation' in layer.spec ? layer.spec.activation : 'linear',
    hasBias: bias !== undefined,
    weight: (output, input) => parameters()[placeIn(weights, input, output)],
    biasOf: (output) => (bias ? parameters()[placeIn(bias, 0, output)] : 0),
    placeOf: (output, input) =>
      input === inputs ? placeIn(bias, 0, output) : placeIn(weights, input, output),
  };
}

function placeIn(block: ParameterBlock | undefined, row: number, column: number): number {
  const isInside = block && row >= 0 && row < block.rows && column >= 0 && column < block.columns;
  if (isInside) return block.offset + row * block.stride + column;
  throw new EngineError('bad-shape', `There is no synapse from input ${row} to neuron ${column}.`);
}
