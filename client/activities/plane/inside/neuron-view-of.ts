import { explain, type Network } from '#shared/engine/index.ts';
import { isProbability } from '#shared/activities/plane/network-spec.ts';
import type { PlaneSettings } from '#shared/activities/plane/state.ts';
import type { About, Answer, NeuronView } from '#client/components/explain/neuron-view.ts';
import type { Catalogue } from '#client/locales/en.ts';
import type { Formats } from '#client/locales/formats.ts';
import type { PlaneFields } from '../plane-fields.ts';
import type { ExampleAtHand } from './example-at-hand.ts';
import { nameOf, titleOf } from './neuron-names.ts';

type Words = Catalogue['explain'];

interface Options {
  readonly layer: number;
  readonly neuron: number;
  readonly example: ExampleAtHand;
  readonly settings: PlaneSettings;
  readonly batchSize: number;
  readonly fields: PlaneFields | undefined;
  readonly words: Words;
  readonly format: Formats;
}

/** A neuron on the example at hand, with all names and pictures around it. */
export function neuronViewOf(network: Network, options: Options): NeuronView {
  const { layer, neuron, example, settings, batchSize, fields, words, format } = options;
  const { layers } = network;
  const view = layers[layer]!;
  const { learningRate } = settings;
  const { input, target } = example;
  const neighbour = (of: number) => (_: unknown, unit: number) => ({
    name: nameOf(network, of, unit, words),
    picture: fields?.of(of + 1, unit),
  });
  return {
    title: titleOf(network, layer, neuron, words),
    name: nameOf(network, layer, neuron, words),
    about: aboutOf(example, isProbability(network.spec), words, format),
    picture: fields?.of(layer + 1, neuron),
    activation: view.activation,
    why: explain(network, { input, target, layer, neuron, batchSize, learningRate }),
    sources: Array.from({ length: view.inputs }, neighbour(layer - 1)),
    areSourcesNeurons: layer > 0,
    next: Array.from({ length: layers[layer + 1]?.outputs ?? 0 }, neighbour(layer + 1)),
    isBeforeOutput: layer === layers.length - 2,
    hasOneOutput: network.outputs === 1,
    answer: answerOf(network, layer, neuron, example),
  };
}

/** What the network answers here: of several outputs only the one that the card is about. */
function answerOf(
  network: Network,
  layer: number,
  neuron: number,
  example: ExampleAtHand,
): Answer | undefined {
  const isOutput = layer === network.layers.length - 1;
  if (!isOutput && network.outputs > 1) return undefined;
  const unit = isOutput ? neuron : 0;
  const output = network.predict(Float32Array.from(example.input), 1)[unit]!;
  return { output, target: example.target[unit]!, isProbability: isProbability(network.spec) };
}

function aboutOf(example: ExampleAtHand, isShare: boolean, words: Words, format: Formats): About {
  const [before, after] = sentenceFor(example, words)(example.label) as [string, string];
  const target =
    example.target.length === 1 ? `\u00a0${targetText(example.target[0]!, isShare, format)}` : '';
  return { before, point: pointText(example, format), after: after + target };
}

/** −1 and +1, or the probabilities 0 and 1; a curve's target anything. */
function targetText(target: number, isShare: boolean, format: Formats): string {
  if (isShare) return format.plain(target);
  return format.signed(target, Number.isInteger(target) ? 0 : 2);
}

function sentenceFor({ isOwn, isInBatch, isTest }: ExampleAtHand, words: Words) {
  if (isOwn) return words.ownExample;
  if (isTest) return words.testExample;
  return isInBatch ? words.batchExample : words.someExample;
}

function pointText({ x, y }: ExampleAtHand, format: Formats): string {
  const text = (value: number) => (Math.abs(value) > 10 ? format.whole(value) : format.fixed(value, 2));
  return `(${text(x)}; ${text(y)})`.replace(';', format.fixed(0.5, 1).includes(',') ? ';' : ',');
}
