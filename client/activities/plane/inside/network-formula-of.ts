import type { Network } from '#shared/engine/index.ts';
import type { NetworkFormula } from '#client/components/explain/network-formula.ts';
import type { ExampleAtHand } from './example-at-hand.ts';

/** The network's matrices, and what each layer makes of the example. */
export function networkFormulaOf(network: Network, { input }: ExampleAtHand): NetworkFormula {
  const answer = Array.from(network.predict(Float32Array.from(input), 1));
  const { offset, scale } = network.spec.normalization ?? { offset: [0, 0], scale: [1, 1] };
  return {
    layers: network.layers.map((view, layer) => ({
      weights: rows(view.outputs, (output) => rows(view.inputs, (from) => view.weight(output, from))),
      biases: rows(view.outputs, (output) => view.biasOf(output)),
      activation: view.activation,
      outputs: rows(view.outputs, (output) => network.activationOf(layer, 0, output)),
    })),
    input: input.map((value, index) => (value - offset[index]!) * scale[index]!),
    probabilities: probabilitiesOf(network),
    answer,
  };
}

function probabilitiesOf({ spec }: Network): NetworkFormula['probabilities'] {
  if (spec.loss === 'binaryCrossEntropy') return 'σ';
  return spec.loss === 'softmaxCrossEntropy' ? 'softmax' : 'none';
}

function rows<Value>(count: number, make: (index: number) => Value): Value[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
