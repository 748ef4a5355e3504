import { compile, createRandom, createTrainer } from '#shared/engine/index.ts';
import { seasonWithTrend, STEPS, windowsOf } from '#shared/engine/zoo/season.ts';
import { type Figure, mean } from '../figure.ts';

const PAST = 300;
const FUTURE = 200;

export const forecast: Figure = {
  name: 'forecast',
  about: `GRU 24 that forecasts the change of season + trend from ${STEPS} steps, Adam .005, batch 32, 400 iterations`,
  measure({ kernels, seeds }) {
    const values = seeds.map((seed) => {
      const network = compile(
        {
          inputs: STEPS,
          inputShape: { kind: 'sequence', steps: STEPS, features: 1 },
          layers: [
            { kind: 'gru', units: 24 },
            { kind: 'dense', units: 1, activation: 'linear' },
          ],
          loss: 'meanSquaredError',
          optimizer: { kind: 'adam', learningRate: 0.005 },
          seed,
        },
        { kernels, rows: 1 },
      );
      const curve = seasonWithTrend(createRandom(seed), PAST + FUTURE);
      const trainer = createTrainer({
        network,
        data: windowsOf(curve.subarray(0, PAST)),
        batchSize: 32,
        seed,
      });
      for (let iteration = 0; iteration < 400; iteration++) trainer.iterate();
      const future = windowsOf(curve.subarray(PAST - STEPS));
      const naive = mean(future.ids().map((id) => future.targetOf(id)[0] ** 2));
      const { loss } = trainer.measure(future);
      network.free();
      return loss / naive;
    });
    return [{ name: 'forecast: error on the future, over the naive one’s', values, target: { atMost: 0.3 } }];
  },
};
