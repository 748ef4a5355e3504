import { expect, test } from 'vitest';
import { BeliefGround, hillOfGround } from '#client/activities/points/belief-ground.ts';
import { discriminatorSpec } from '#shared/activities/points/networks.ts';
import { compile, loadKernels } from '#shared/engine/index.ts';

test('the hill of a ground is as high and as steep as its discriminator says', async () => {
  const network = compile(discriminatorSpec(7), { kernels: await loadKernels(), rows: 61 ** 2 });
  const hill = hillOfGround(new BeliefGround().of(network));
  const level = (x: number, y: number) => network.predict(Float32Array.of(x, y), 1)[0]!;
  const slope = new Float32Array(2);
  const beside = 1 / 60;
  for (const [x, y] of [
    [0.31, -0.42],
    [-0.9, 0.05],
    [0, 0.77],
  ] as const) {
    expect(hill(Float32Array.of(x, y), slope)).toBeCloseTo(level(x, y), 2);
    expect(slope[0]).toBeCloseTo((level(x + beside, y) - level(x - beside, y)) / (2 * beside), 1);
    expect(slope[1]).toBeCloseTo((level(x, y + beside) - level(x, y - beside)) / (2 * beside), 1);
  }
  network.free();
});
