import { type Kernels, RestrictedBoltzmann } from '#shared/engine/index.ts';
import { type CaseArray, type Difference, relativeError } from './case-file.ts';

export interface BoltzmannCase {
  readonly name: string;
  readonly learningRate: number;
  readonly visible: CaseArray;
  readonly uniform: CaseArray;
  readonly weightsBefore: CaseArray;
  readonly visibleBiasBefore: CaseArray;
  readonly hiddenBiasBefore: CaseArray;
  readonly hiddenProbabilities: CaseArray;
  readonly reconstruction: CaseArray;
  readonly weightsAfter: CaseArray;
  readonly visibleBiasAfter: CaseArray;
  readonly hiddenBiasAfter: CaseArray;
}

export function checkBoltzmannCase(file: BoltzmannCase, kernels: Kernels): Difference[] {
  const [visible, hidden] = file.weightsBefore.shape;
  const [rows] = file.visible.shape;
  const machine = new RestrictedBoltzmann({ kernels, visible, hidden, rows, seed: 0 });
  const stride = machine.weights.length / visible;
  const place = (index: number): number => Math.floor(index / hidden) * stride + (index % hidden);
  file.weightsBefore.data.forEach((value, index) => (machine.weights[place(index)] = value));
  machine.visibleBias.set(file.visibleBiasBefore.data);
  machine.hiddenBias.set(file.hiddenBiasBefore.data);

  const probabilities = machine.hiddenOf(file.visible.data, rows);
  const sample = probabilities.map((p, index) => (file.uniform.data[index] < p ? 1 : 0));
  const reconstruction = machine.visibleOf(sample, rows);
  machine.learn(file.visible.data, rows, file.learningRate, file.uniform.data);
  const weights = file.weightsAfter.data.map((_, index) => machine.weights[place(index)]);
  const compare = (what: string, ours: ArrayLike<number>, theirs: CaseArray): Difference => {
    return { what, error: relativeError(ours, theirs.data) };
  };
  return [
    compare('hidden probabilities', probabilities, file.hiddenProbabilities),
    compare('reconstruction', reconstruction, file.reconstruction),
    compare('weights', weights, file.weightsAfter),
    compare('visible bias', machine.visibleBias, file.visibleBiasAfter),
    compare('hidden bias', machine.hiddenBias, file.hiddenBiasAfter),
  ];
}
