import {
  compile,
  createTrainer,
  DataSet,
  explain,
  type Kernels,
  type Network,
  type Trainer,
} from '../../engine/index.ts';
import {
  networkSpec,
  parametersOf,
  tasks,
  type Parameter,
  type TaskExample,
  type TaskName,
} from './tasks.ts';

/** Parameters of one network by their place in `parametersOf`. */
export type Weights = Readonly<Record<number, number>>;

/** One example as the neuron behind a knob meets it. */
export interface ExampleRow {
  readonly example: TaskExample;
  /** What comes in over the synapse; 1 for a bias. */
  readonly x: number;
  readonly z: number;
  readonly output: number;
  readonly delta: number;
  /** δ·x: ∂ℓ/∂w of this example. */
  readonly product: number;
}

/** The engine's network of one task, into which tables put their weights in turn: every number of theirs comes from here. */
export class TableNetwork {
  readonly task: TaskName;
  readonly network: Network;
  readonly #data: DataSet;
  readonly #trainer: Trainer;
  readonly #parameters: readonly Parameter[];

  constructor(
    settings: { readonly task: TaskName; readonly seed: number },
    { kernels, rows = 1 }: { kernels: Kernels; rows?: number },
  ) {
    const { inputs, examples } = tasks[settings.task];
    this.task = settings.task;
    this.network = compile(networkSpec(settings), { kernels, rows });
    this.#parameters = parametersOf(settings.task);
    this.#data = new DataSet({ inputs, targets: 1, capacity: examples.length });
    for (const [index, { input, target }] of examples.entries())
      this.#data.upsert(index + 1, input, [target]);
    this.#trainer = createTrainer({
      network: this.network,
      data: this.#data,
      batchSize: examples.length,
      seed: settings.seed,
    });
  }

  /** As they are now; right after the construction, the seed's. */
  get weights(): readonly number[] {
    const { parameters } = this.network;
    return this.#parameters.map((parameter) => parameters[this.#placeOf(parameter)]!);
  }

  load(weights: Weights): this {
    const { parameters } = this.network;
    this.#parameters.forEach((parameter, index) => {
      parameters[this.#placeOf(parameter)] = weights[index]!;
    });
    return this;
  }

  /** The mean over all examples. */
  loss(): number {
    return this.#trainer.measure(this.#data).loss;
  }

  /** The loss at each of `values` of one parameter, all others as they are. */
  lossAlong(index: number, values: readonly number[]): readonly number[] {
    const place = this.#placeOf(this.#parameters[index]!);
    const before = this.network.parameters[place]!;
    const losses = values.map((value) => {
      this.network.parameters[place] = value;
      return this.loss();
    });
    this.network.parameters[place] = before;
    return losses;
  }

  /** Every example as it passes the neuron that parameter `index` belongs to, forward and back. */
  rows(index: number): readonly ExampleRow[] {
    const { layer, neuron, input } = this.#parameters[index]!;
    return tasks[this.task].examples.map((example) => {
      const options = { input: example.input, target: [example.target], layer, neuron, batchSize: 1 };
      const { inputs, z, output, delta } = explain(this.network, options);
      const x = input === undefined ? 1 : inputs[input]!;
      return { example, x, z, output, delta, product: delta * x };
    });
  }

  /** ∂L/∂w: the mean of δ·x. */
  slope(index: number): number {
    const rows = this.rows(index);
    return rows.reduce((sum, { product }) => sum + product, 0) / rows.length;
  }

  free(): void {
    this.network.free();
  }

  #placeOf({ layer, neuron, input }: Parameter): number {
    const role = input === undefined ? 'bias' : 'weights';
    const block = this.network.plan.layers[layer]!.parameters.find((one) => one.role === role)!;
    return block.offset + (input ?? 0) * block.stride + neuron;
  }
}
