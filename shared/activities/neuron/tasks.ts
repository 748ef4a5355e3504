import type { NetworkSpec } from '../../engine/index.ts';

/** What a table learns. Inputs and targets are small enough to check every number by hand. */
export const TASKS = ['and', 'xor', 'majority', 'clusters'] as const;

export type TaskName = (typeof TASKS)[number];

export interface TaskExample {
  readonly input: readonly number[];
  /** +1 or −1: the output neuron is a tanh. */
  readonly target: 1 | -1;
}

interface Task {
  readonly inputs: number;
  /** AND and majority need one neuron, XOR a hidden layer. */
  readonly hidden: readonly number[];
  readonly examples: readonly TaskExample[];
}

const pairs = [0, 1].flatMap((a) => [0, 1].map((b) => [a, b] as const));

export const tasks: Readonly<Record<TaskName, Task>> = {
  and: {
    inputs: 2,
    hidden: [],
    examples: pairs.map(([a, b]) => ({ input: [a, b], target: a + b === 2 ? 1 : -1 })),
  },
  xor: {
    inputs: 2,
    hidden: [2],
    examples: pairs.map(([a, b]) => ({ input: [a, b], target: a === b ? -1 : 1 })),
  },
  majority: {
    inputs: 3,
    hidden: [],
    examples: [0, 1].flatMap((a) =>
      pairs.map(([b, c]): TaskExample => ({ input: [a, b, c], target: a + b + c >= 2 ? 1 : -1 })),
    ),
  },
  clusters: {
    inputs: 2,
    hidden: [2],
    examples: [
      { input: [0.3, 0.9], target: 1 },
      { input: [0.6, 0.4], target: 1 },
      { input: [0.9, 0.7], target: 1 },
      { input: [0.5, -0.1], target: 1 },
      { input: [-0.2, 0.5], target: -1 },
      { input: [-0.5, -0.3], target: -1 },
      { input: [-0.8, 0.1], target: -1 },
      { input: [-0.1, -0.7], target: -1 },
    ],
  },
};

/** One number that training changes: the weight of a synapse, or, without `input`, a bias. */
export interface Parameter {
  /** 0 is the first layer after the inputs. */
  readonly layer: number;
  readonly neuron: number;
  readonly input?: number;
}

/** Neuron by neuron: its weights, then its bias. 2-2-1 has nine. */
export function parametersOf(name: TaskName): readonly Parameter[] {
  const sizes = layerSizes(name);
  return sizes
    .slice(1)
    .flatMap((units, layer) =>
      Array.from({ length: units }, (_, neuron) => [
        ...Array.from({ length: sizes[layer]! }, (_, input): Parameter => ({ layer, neuron, input })),
        { layer, neuron },
      ]).flat(),
    );
}

/** Inputs first, the one output last. */
export function layerSizes(name: TaskName): readonly number[] {
  const { inputs, hidden } = tasks[name];
  return [inputs, ...hidden, 1];
}

/** η of the machine that comes after the hands. */
const LEARNING_RATE = 0.2;

export function networkSpec({ task, seed }: { readonly task: TaskName; readonly seed: number }): NetworkSpec {
  return {
    inputs: tasks[task].inputs,
    layers: layerSizes(task)
      .slice(1)
      .map((units) => ({ kind: 'dense', units, activation: 'tanh', bias: true })),
    loss: 'meanSquaredError',
    optimizer: { kind: 'sgd', learningRate: LEARNING_RATE },
    seed,
    initialization: 'random',
  };
}
