import { compile, createRandom, createTrainer, type Kernels, type LossName } from '#shared/engine/index.ts';
import { lineWithOutliers, SLOPE, START } from '#shared/engine/zoo/line-with-outliers.ts';
import { type Figure, mean } from '../figure.ts';

export const outliers: Figure = {
  name: 'outliers',
  about:
    'a line through 100 points, 30 of them measured wrong: arctan against MSE, Adam .02, 1,000 iterations',
  measure({ kernels, seeds }) {
    const arctan = seeds.map((seed) => parameterError('arctan', seed, kernels));
    const squared = seeds.map((seed) => parameterError('meanSquaredError', seed, kernels));
    const share = mean(arctan) / mean(squared);
    return [
      { name: 'outliers: parameter error with arctan', values: arctan, target: { atMost: 0.1 } },
      { name: 'outliers: parameter error with MSE', values: squared, target: null },
      { name: 'outliers: arctan’s error over MSE’s', values: [share], target: { atMost: 0.1 } },
    ];
  },
};

/** |slope − true slope| + |start − true start| */
function parameterError(loss: LossName, seed: number, kernels: Kernels): number {
  const network = compile(
    {
      inputs: 1,
      layers: [{ kind: 'dense', units: 1, activation: 'linear' }],
      loss,
      optimizer: { kind: 'adam', learningRate: 0.02 },
      seed,
    },
    { kernels, rows: 1 },
  );
  const data = lineWithOutliers(createRandom(seed), 100);
  const trainer = createTrainer({ network, data, batchSize: 100, seed });
  for (let iteration = 0; iteration < 1000; iteration++) trainer.iterate();
  const [line] = network.layers;
  const error = Math.abs(line.weight(0, 0) - SLOPE) + Math.abs(line.biasOf(0) - START);
  network.free();
  return error;
}
