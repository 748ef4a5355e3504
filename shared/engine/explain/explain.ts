import { activations } from '../activations.ts';
import { EngineError } from '../engine-error.ts';
import type { Network } from '../network.ts';
import { ExamplePass } from './example-pass.ts';
import { gatePartsOf } from './explain-step.ts';
import type { DeltaPart, Explanation, ExplainOptions } from './explanation.ts';
import { biasPlaceOf, isRecurrent, wiringOf } from './synapses.ts';
import type { Synapse } from './wiring.ts';

/**
 * Asks a neuron why: its own numbers on one example, computed by the network's own layers.
 *
 *     z = b + Σ w·x,  y = f(z),  δ = f′(z)·Σ w·δ of the next layer,  pull of a synapse = −η·δ·x/batch
 *
 * Throws an EngineError where there is no such neuron, and for recurrent layers, whose neurons have a life in time:
 * see explainStep().
 */
export function explain(network: Network, options: ExplainOptions): Explanation {
  const { layer, neuron } = options;
  checkNeuron(network, layer, neuron);
  const synapses = wiringOf(network.plan.layers[layer]).into(network.plan.layers[layer], neuron);
  const pass = new ExamplePass(network, options);
  try {
    return explainOn(pass, network, options, synapses);
  } finally {
    pass.free();
  }
}

function explainOn(
  pass: ExamplePass,
  network: Network,
  { layer, neuron, batchSize, learningRate = network.spec.optimizer.learningRate }: ExplainOptions,
  synapses: readonly Synapse[],
): Explanation {
  const output = pass.outputsOf(layer)[neuron];
  const delta = pass.deltasOf(layer)[neuron];
  const pull = (-learningRate * delta) / batchSize;
  const biasPlace = biasPlaceOf(network.plan.layers[layer], neuron);
  const sum = weightedSum(network, layer, synapses, biasPlace, pass.inputsOf(layer));
  return {
    ...sum,
    output,
    slope: activations[network.layers[layer].activation].slope(output),
    delta,
    parts: partsOf(pass, network, layer, neuron),
    pulls: sum.inputs.map((input, index) => (synapses[index].place === undefined ? 0 : pull * input)),
    biasPull: biasPlace === undefined ? 0 : pull,
    loss: pass.loss,
  };
}

type WeightedSum = Pick<Explanation, 'sources' | 'inputs' | 'weights' | 'terms' | 'bias' | 'z'>;

/** z = b + Σ w·x, and all that goes into it. */
function weightedSum(
  network: Network,
  layer: number,
  synapses: readonly Synapse[],
  biasPlace: number | undefined,
  values: readonly number[],
): WeightedSum {
  const { parameters } = network;
  const bias = biasPlace === undefined ? 0 : parameters[biasPlace];
  const inputs = synapses.map(({ input }) => values[input]);
  const weights = synapses.map((synapse) => weightOf(network, layer, synapse, values));
  const terms = inputs.map((input, index) => Math.fround(weights[index] * input));
  const z = terms.reduce((sum, term) => Math.fround(sum + term), bias);
  return { sources: synapses.map(({ input }) => input), inputs, weights, terms, bias, z };
}

/** A number that is handed on has weight 1; of a pooling's block only the first that is the largest. */
function weightOf(network: Network, layer: number, synapse: Synapse, values: readonly number[]): number {
  if (synapse.place !== undefined) return network.parameters[synapse.place];
  const planned = network.plan.layers[layer];
  if (planned.spec.kind !== 'maxPool') return 1;
  const block = wiringOf(planned).into(planned, synapse.output);
  const largest = Math.max(...block.map(({ input }) => values[input]));
  return block.find(({ input }) => values[input] === largest)!.input === synapse.input ? 1 : 0;
}

function partsOf(pass: ExamplePass, network: Network, layer: number, neuron: number): readonly DeltaPart[] {
  const above = network.plan.layers[layer + 1];
  if (!above) return [{ from: 'loss', product: pass.lossSlopes[neuron] }];
  if (isRecurrent(above)) return gatePartsOf(pass, network, layer + 1, neuron);
  return partsAbove(pass, network, layer, neuron);
}

/** Each neuron of the next layer hands back w·δ through the synapse that joins them. */
function partsAbove(pass: ExamplePass, network: Network, layer: number, neuron: number): DeltaPart[] {
  const above = network.plan.layers[layer + 1];
  const deltas = pass.deltasOf(layer + 1);
  const values = pass.outputsOf(layer);
  return wiringOf(above)
    .from(above, neuron)
    .map((synapse) => {
      const weight = weightOf(network, layer + 1, synapse, values);
      const delta = deltas[synapse.output];
      return {
        from: 'neuron',
        neuron: synapse.output,
        weight,
        delta,
        product: Math.fround(weight * delta),
      };
    });
}

function checkNeuron(network: Network, layer: number, neuron: number): void {
  const view = network.layers[layer];
  if (!view) throw new EngineError('bad-shape', `There is no layer ${layer}, only ${network.layers.length}.`);
  if (Number.isInteger(neuron) && neuron >= 0 && neuron < view.outputs) return;
  throw new EngineError('bad-shape', `Layer ${layer} has ${view.outputs} neurons, but not number ${neuron}.`);
}
