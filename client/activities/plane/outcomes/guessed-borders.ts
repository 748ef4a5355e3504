import { BORDERS, borderOf, type Border } from '#shared/activities/plane/border.ts';
import { axesOf } from '#shared/activities/plane/axes.ts';
import { asTrained, networkSpec } from '#shared/activities/plane/network-spec.ts';
import type { PlaneExamples, PlaneSettings, PlaneView } from '#shared/activities/plane/state.ts';
import {
  compile,
  createTrainer,
  DataSet,
  type Kernels,
  loadKernels,
  type Network,
} from '#shared/engine/index.ts';
import type { Fields } from '#client/components/surface/paint-field.ts';
import { PlaneSampler } from '../plane-fields.ts';

/** The pictures that a prediction chooses from: two networks that learn the class's own examples, and one that answers alike. */
export type GuessedBorders = Readonly<Record<Border, Fields>>;

type Class = Pick<PlaneView, 'settings' | 'set' | 'examples'>;
type Trained = ReturnType<typeof asTrained>;

const SIDE = 41;
const ITERATIONS = 1000;
const BATCH = 16;
/** From some starts a network stays at a straight line: others are tried. */
const STARTS: readonly Pick<PlaneSettings, 'activation' | 'seed'>[] = [
  ...[1, 2, 3].map((seed) => ({ activation: 'tanh', seed }) as const),
  ...[1, 2, 3, 4, 5].map((seed) => ({ activation: 'relu', seed }) as const),
];

/** Learn well, whatever the class has set: it is the picture that is asked about, not the way to it. */
const learner: Partial<PlaneSettings> = {
  classes: 2,
  bias: true,
  loss: 'meanSquaredError',
  optimizer: 'adam',
  learningRate: 0.02,
  l2: 0,
  normalization: 'minusOneToOne',
  initialization: 'random',
};

/** Without hidden layers a border is straight; where only a bias is left there is none. The same on every screen. */
const hiddenLayers: Readonly<Record<Border, readonly number[]>> = { bent: [8, 8], straight: [], none: [] };

const known = new WeakMap<PlaneExamples, Promise<GuessedBorders | undefined>>();

/** Made once for one and the same examples; undefined where no start comes to what one of the pictures has to show. */
export function guessedBorders(of: Class): Promise<GuessedBorders | undefined> {
  const made = known.get(of.examples) ?? loadKernels().then((kernels) => guessAll(of, kernels));
  known.set(of.examples, made);
  return made;
}

export function guessAll(of: Class, kernels: Kernels): GuessedBorders | undefined {
  const made = BORDERS.map((border) => [border, guess(of, border, kernels)] as const);
  return made.every(([, fields]) => fields)
    ? (Object.fromEntries(made) as Record<Border, Fields>)
    : undefined;
}

function guess(of: Class, border: Border, kernels: Kernels): Fields | undefined {
  const { set } = of;
  for (const start of STARTS) {
    const settings = { ...of.settings, ...learner, ...start, hiddenLayers: hiddenLayers[border] };
    const form = { settings, set };
    const network = learnt({ ...form, examples: of.examples }, border, kernels);
    const sampler = new PlaneSampler(SIDE, axesOf(set));
    const isWanted = borderOf(network, form) === border;
    const fields = isWanted ? sampler.sample(network, { withNeurons: false, form }).output : undefined;
    network.free();
    if (fields) return fields;
  }
  return undefined;
}

function learnt(form: Class, border: Border, kernels: Kernels): Network {
  const network = compile(networkSpec(form), { kernels, rows: SIDE ** 2 });
  const trained = Object.values(form.examples)
    .filter(({ isTest }) => !isTest)
    .map((example) => asTrained(example, form));
  if (border === 'none') answerAlike(network, trained);
  else if (trained.length > 0) train(network, trained);
  return network;
}

function train(network: Network, examples: readonly Trained[]): void {
  const data = new DataSet({ inputs: network.inputs, targets: network.outputs });
  for (const [id, { input, target }] of examples.entries()) data.upsert(id, input, target);
  const trainer = createTrainer({ network, data, batchSize: Math.min(BATCH, examples.length), seed: 1 });
  trainer.train(ITERATIONS);
  trainer.free();
}

/** The same answer everywhere: the class that most examples have, or their mean value. */
function answerAlike(network: Network, examples: readonly Trained[]): void {
  const sum = examples.reduce((total, { target }) => total + target[0]!, 0);
  const isCurve = network.inputs === 1;
  const { offset } = network.plan.layers[0]!.parameters.find(({ role }) => role === 'bias')!;
  network.parameters.fill(0);
  network.parameters[offset] = isCurve ? sum / Math.max(1, examples.length) : sum < 0 ? -1 : 1;
}
