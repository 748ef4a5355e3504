import {
  compile,
  createRandom,
  createTrainer,
  DataSet,
  explain,
  type Explanation,
  type Kernels,
  type Network,
  type NetworkSpec,
  type Random,
} from '../../../engine/index.ts';
import { jobOf, NEURONS, placeOfJob, SIZES, STEPS } from './jobs.ts';
import { honestAnswer, isRight, questionOf, RATE } from './question.ts';
import { GAMES, type ByHand, type JobId } from './state.ts';

export interface PracticeExample {
  readonly input: readonly [number, number];
  readonly target: readonly [number, number];
}

/** The largest batch. */
const MOST = 16;
const WEIGHTS = [-1.5, -1, -0.5, 0.5, 1, 1.5];
const BIASES = [-0.5, 0, 0.5];

/**
 * A network and examples whose numbers are nice enough to be computed by hand, and the engine that knows every one of
 * them. Weights are halves and inputs fifths, so the hidden z are exact tenths. Of the points in the plane only those are
 * taken where somebody who computes honestly with the numbers shown is never wrong in the last digit.
 */
export class Practice {
  readonly seed: number;
  readonly network: Network;
  readonly examples: readonly PracticeExample[];
  readonly #explanations = new Map<JobId, Explanation>();

  constructor(seed: number, kernels: Kernels) {
    this.seed = seed;
    this.network = compile(specOf(seed), { kernels, rows: 1 });
    this.examples = this.#draw();
    this.#explanations.clear();
  }

  /** Everything that one neuron computes on one example; δ and pulls are those of SGD with η = RATE · batch. */
  explain(job: JobId): Explanation {
    const { example, layer, neuron } = placeOfJob(job);
    const known = this.#explanations.get(job) ?? this.#ask(this.examples[example]!, layer, neuron);
    this.#explanations.set(job, known);
    return known;
  }

  /** The batch's mean loss before and after the iteration, and whether what was passed back arrives where the engine does. */
  outcome(batch: number): { readonly before: number; readonly after: number; readonly isSame: boolean } {
    const start = this.network.parameters.slice();
    const { parameters, order } = this.iterated(batch);
    const isSame = this.passedBack(batch, order).every((value, index) => value === parameters[index]);
    const before = this.#lossWith(start, batch);
    const after = this.#lossWith(parameters, batch);
    this.network.setParameters(start);
    return { before, after, isSame };
  }

  /** The parameters after the engine's own iteration on the first `batch` examples, and the order in which it took them. */
  iterated(batch: number): { readonly parameters: Float32Array; readonly order: readonly number[] } {
    const before = this.network.parameters.slice();
    const trainer = this.#trainer(batch);
    trainer.iterate();
    const parameters = this.network.parameters.slice();
    const order = [...trainer.batchIds()].map((id) => id - 1);
    this.network.setParameters(before);
    trainer.free();
    return { parameters, order };
  }

  /**
   * The parameters that the relay arrives at: every δ·x that was passed back is added up, example by example in `order`, and
   * the step −η·g goes onto the weights. In float32 throughout; dividing by a power of two is exact.
   */
  passedBack(batch: number, order: readonly number[]): Float32Array {
    const parameters = this.network.parameters.slice();
    const { fround } = Math;
    const rate = fround(RATE * batch);
    for (let index = 0; index < NEURONS; index++) {
      const { layer, neuron } = placeOfJob(index);
      for (let input = 0; input <= SIZES[layer]!; input++) {
        const products = order.map((example) => {
          const { inputs, delta } = this.explain(jobOf(example, index));
          return fround(fround(delta / batch) * (inputs[input] ?? 1));
        });
        const gradient = products.reduce((sum, product) => fround(sum + product), 0);
        const place = this.network.layers[layer]!.placeOf(neuron, input);
        parameters[place] = fround(parameters[place]! - fround(rate * gradient));
      }
    }
    return parameters;
  }

  free(): void {
    this.network.free();
  }

  #lossWith(parameters: Float32Array, batch: number): number {
    this.network.setParameters(parameters);
    const trainer = this.#trainer(batch);
    const { loss } = trainer.measure(trainer.data);
    trainer.free();
    return loss;
  }

  #trainer(batch: number) {
    const data = new DataSet({ inputs: SIZES[0], targets: SIZES[2], capacity: batch });
    for (const [index, { input, target }] of this.examples.slice(0, batch).entries())
      data.upsert(index + 1, input, target);
    const trainer = createTrainer({ network: this.network, data, batchSize: batch, seed: this.seed });
    trainer.setOptimizer({ kind: 'sgd', learningRate: RATE * batch });
    return trainer;
  }

  #ask({ input, target }: PracticeExample, layer: number, neuron: number): Explanation {
    return explain(this.network, { input, target, layer, neuron, batchSize: 1, learningRate: RATE });
  }

  #draw(): readonly PracticeExample[] {
    for (let attempt = 0; attempt < 100; attempt++) {
      const random = createRandom(this.seed, attempt);
      this.#drawWeights(random);
      const examples = shuffled(points(), random)
        .filter((example) => this.#isNice(example))
        .slice(0, MOST);
      if (examples.length === MOST) return examples;
    }
    throw new Error(`Seed ${this.seed} gives no network with ${MOST} nice examples.`);
  }

  #drawWeights(random: Random): void {
    for (const [layer, units] of SIZES.slice(1).entries())
      for (let neuron = 0; neuron < units; neuron++) {
        const count = SIZES[layer]!;
        for (let input = 0; input < count; input++)
          this.network.setParameter({ layer, neuron, input }, WEIGHTS[random.below(WEIGHTS.length)]!);
        this.network.setParameter({ layer, neuron, input: count }, BIASES[random.below(BIASES.length)]!);
      }
  }

  #isNice(example: PracticeExample): boolean {
    return Array.from({ length: NEURONS }, (_, index) => placeOfJob(jobOf(0, index))).every(
      ({ layer, neuron }) => {
        const explanation = this.#ask(example, layer, neuron);
        return GAMES.every((game) =>
          Array.from({ length: STEPS[game] }, (_, step) => questionOf(game, layer, step, explanation)).every(
            (question) => isRight(question, honestAnswer(question)),
          ),
        );
      },
    );
  }
}

function specOf(seed: number): NetworkSpec {
  return {
    inputs: SIZES[0],
    layers: SIZES.slice(1).map((units) => ({ kind: 'dense', units, activation: 'tanh' })),
    loss: 'meanSquaredError',
    optimizer: { kind: 'sgd', learningRate: RATE },
    seed,
  };
}

/** Fifths from −1 to 1, never 0: output 1 asks which input is larger, output 2 whether they have one sign. */
function points(): readonly PracticeExample[] {
  const values = [-5, -4, -3, -2, -1, 1, 2, 3, 4, 5].map((fifths) => fifths / 5);
  return values.flatMap((a) =>
    values
      .filter((b) => a !== b)
      .map((b): PracticeExample => ({ input: [a, b], target: [a > b ? 1 : -1, a * b > 0 ? 1 : -1] })),
  );
}

function shuffled<Item>(items: readonly Item[], random: Random): readonly Item[] {
  return items
    .map((item) => ({ item, at: random.bits() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** How many examples keep a class busy without tiring it. A power of two. */
export function batchFor(seats: number): ByHand['batch'] {
  if (seats <= 4) return 4;
  return seats <= 16 ? 8 : MOST;
}
