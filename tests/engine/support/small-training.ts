import {
  compile,
  createTrainer,
  DataSet,
  type Kernels,
  loadKernelsNow,
  type Network,
  type NetworkSpec,
  type Trainer,
} from '#shared/engine/index.ts';

export const smallSpec: NetworkSpec = {
  inputs: 2,
  layers: [
    { kind: 'dense', units: 5, activation: 'tanh' },
    { kind: 'dense', units: 3, activation: 'linear' },
  ],
  loss: 'softmaxCrossEntropy',
  optimizer: { kind: 'adam', learningRate: 0.02 },
  seed: 11,
};

export interface SmallTraining {
  readonly network: Network;
  readonly data: DataSet;
  readonly trainer: Trainer;
}

/** A network on three classes of points, 20 examples, batches of 6. */
export function smallTraining(
  spec: Partial<NetworkSpec> = {},
  kernels: Kernels = loadKernelsNow(),
): SmallTraining {
  const network = compile({ ...smallSpec, ...spec }, { kernels, rows: 8 });
  const data = new DataSet({ inputs: network.inputs, targets: network.outputs });
  for (let id = 0; id < 20; id++) addPoint(data, id);
  return { network, data, trainer: createTrainer({ network, data, batchSize: 6, seed: 4 }) };
}

export function addPoint(data: DataSet, id: number): void {
  const x = ((id * 37) % 20) / 10 - 1;
  const y = ((id * 61) % 20) / 10 - 1;
  const label = (x > 0 ? 1 : 0) + (y > 0 && x > 0 ? 1 : 0);
  data.upsert(
    id,
    [x, y],
    Array.from({ length: data.targets }, (_, index) => (index === label ? 1 : 0)),
  );
}

/** The bits of all weights, as one comparable text. */
export function bitsOf(network: Network): string {
  return Array.from(new Uint32Array(network.parameters.slice().buffer), (bits) => bits.toString(16)).join(
    ' ',
  );
}
