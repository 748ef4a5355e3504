import type { Network } from '#shared/engine/index.ts';
import type { Catalogue } from '#client/locales/en.ts';

type Words = Catalogue['explain'];

/** "Neuron 1 of the second hidden layer", as a card is headed. */
export function titleOf(network: Network, layer: number, neuron: number, words: Words): string {
  const hidden = network.layers.length - 1;
  return layer === hidden
    ? words.outputNeuron(neuron + 1, network.outputs)
    : words.neuron(neuron + 1, layer, hidden);
}

/** "hidden neuron 3", as it is spoken of; layer −1 are the inputs. */
export function nameOf(network: Network, layer: number, neuron: number, words: Words): string {
  const hidden = network.layers.length - 1;
  if (layer < 0) return words.shortInput(neuron + 1);
  return layer === hidden
    ? words.shortOutput(neuron + 1, network.outputs)
    : words.shortNeuron(neuron + 1, layer, hidden);
}
