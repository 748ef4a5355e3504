import { compile, createRandom, createTrainer } from '#shared/engine/index.ts';
import { spiral as examples } from '#shared/engine/zoo/spiral.ts';
import type { Figure } from '../figure.ts';

export const spiral: Figure = {
  name: 'spiral',
  about:
    'MLP 2-16-16-1 relu on 400 points of two arms, Adam .01, batch 32, 2,000 iterations; 1,000 new points',
  measure({ kernels, seeds }) {
    const values = seeds.map((seed) => {
      const network = compile(
        {
          inputs: 2,
          layers: [
            { kind: 'dense', units: 16, activation: 'relu' },
            { kind: 'dense', units: 16, activation: 'relu' },
            { kind: 'dense', units: 1, activation: 'linear' },
          ],
          loss: 'binaryCrossEntropy',
          optimizer: { kind: 'adam', learningRate: 0.01 },
          seed,
        },
        { kernels, rows: 1 },
      );
      const data = examples(createRandom(seed, 1), 400);
      const trainer = createTrainer({ network, data, batchSize: 32, seed });
      for (let iteration = 0; iteration < 2000; iteration++) trainer.iterate();
      const { accuracy } = trainer.measure(examples(createRandom(seed, 2), 1000));
      network.free();
      return accuracy;
    });
    return [{ name: 'spiral: accuracy on new points', values, target: { atLeast: 0.98 } }];
  },
};
