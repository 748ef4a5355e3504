import { compile, createTrainer, DataSet, type Network } from '#shared/engine/index.ts';

/**
 * The memory that one iteration takes, in bytes, for a batch of `rows` examples: parameters, gradients, moments, and every
 * neuron's output and δ for every example. Measured on a network of the same form, in the engine's own arena.
 */
export function trainingBytes(
  network: Network,
  rows: number,
  optimizer: Network['spec']['optimizer']['kind'],
): number {
  const { kernels, spec } = network;
  const before = kernels.arena.bytes;
  const { learningRate } = spec.optimizer;
  const twin = compile({ ...spec, optimizer: { kind: optimizer, learningRate } }, { kernels, rows: 1 });
  const data = new DataSet({ inputs: twin.inputs, targets: twin.outputs });
  const input = Array<number>(twin.inputs).fill(0);
  const target = Array<number>(twin.outputs).fill(0);
  for (let id = 1; id <= rows; id++) data.upsert(id, input, target);
  createTrainer({ network: twin, data, batchSize: rows, seed: 1 }).forward();
  const bytes = kernels.arena.bytes - before;
  twin.free();
  return bytes;
}
