import { compile, loadKernelsNow, type Network } from '../../../engine/index.ts';

let network: Network | undefined;

/** The engine's tanh: a network of one neuron with w = 1 and b = 0. */
export function tanhOf(z: number): number {
  network ??= neuron();
  return network.predict(Float32Array.of(z), 1)[0]!;
}

function neuron(): Network {
  const made = compile(
    {
      inputs: 1,
      layers: [{ kind: 'dense', units: 1, activation: 'tanh' }],
      loss: 'meanSquaredError',
      optimizer: { kind: 'sgd', learningRate: 1 },
      seed: 0,
      initialization: 'zero',
    },
    { kernels: loadKernelsNow('plain'), rows: 1 },
  );
  made.setParameter({ layer: 0, neuron: 0, input: 0 }, 1);
  return made;
}

export interface TableRow {
  readonly z: number;
  readonly output: number;
}

/** Ten rows of the table, as in a book: all hundredths that begin with the same tenth as |z|. tanh −z = −tanh z. */
export function tanhTable(z: number): readonly TableRow[] {
  const tenth = Math.floor(Math.round(Math.abs(z) * 100) / 10);
  return Array.from({ length: 10 }, (_, hundredth) => {
    const row = (tenth * 10 + hundredth) / 100;
    return { z: row, output: tanhOf(row) };
  });
}
