import { loadKernelsNow, type Kernels } from '../../engine/index.ts';
import type { NeuronSettings, Start } from './state.ts';
import { TableNetwork, type Weights } from './table-network.ts';
import type { TaskName } from './tasks.ts';

let kernels: Kernels | undefined;
/** One for each task: they hold no state that outlives a question. */
const networks = new Map<TaskName, TableNetwork>();

/** The loss of a table with these weights, as every page computes it. */
export function lossOf(task: TaskName, weights: Weights): number {
  return networkOf(task).load(weights).loss();
}

/** ∂L/∂w of one parameter, by its place in `parametersOf`. */
export function slopeOf(task: TaskName, weights: Weights, parameter: number): number {
  return networkOf(task).load(weights).slope(parameter);
}

/** What the seed gives: the very weights that the machine begins with too. */
export function startOf(settings: NeuronSettings): Start {
  const network = open(settings);
  const start = { weights: { ...network.weights }, loss: network.loss() };
  network.free();
  return start;
}

function networkOf(task: TaskName): TableNetwork {
  const network = networks.get(task) ?? open({ task, seed: 1 });
  networks.set(task, network);
  return network;
}

function open(settings: Pick<NeuronSettings, 'task' | 'seed'>): TableNetwork {
  kernels ??= loadKernelsNow('plain');
  return new TableNetwork(settings, { kernels });
}
