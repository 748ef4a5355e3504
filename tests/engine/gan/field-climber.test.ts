import { expect, test } from 'vitest';
import {
  compile,
  createRandom,
  FieldClimber,
  gridField,
  loadKernelsNow,
  type NetworkSpec,
} from '#shared/engine/index.ts';

const spec: NetworkSpec = {
  inputs: 2,
  layers: [
    { kind: 'dense', units: 8, activation: 'tanh' },
    { kind: 'dense', units: 2, activation: 'tanh' },
  ],
  loss: 'meanSquaredError',
  optimizer: { kind: 'adam', learningRate: 0.02 },
  seed: 3,
};

const ROWS = 8;
const hill = Array.from({ length: 16 }, (_, cell) => (cell === 3 ? 0.9 : 0.1));

function climber() {
  const generator = compile(spec, { kernels: loadKernelsNow('plain'), rows: ROWS });
  return new FieldClimber({ generator, batchSize: ROWS });
}

function latentsOf(seed: number): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length: 2 * ROWS }, () => random.normal());
}

test('the slope of a field is what its level changes by', () => {
  const random = createRandom(1);
  const field = gridField(
    Array.from({ length: 64 }, () => 0.1 + 0.8 * random.uniform()),
    8,
  );
  const slope = new Float32Array(2);
  const ignored = new Float32Array(2);
  for (let trial = 0; trial < 50; trial++) {
    // In the middle of a patch, where the field is smooth.
    const [x, y] = [-0.875 + (0.25 * Math.floor(7 * random.uniform()) + 0.125), -0.75 + 0.25 * (trial % 6)];
    field(Float32Array.of(x, y), slope);
    const step = 0.01;
    const across =
      field(Float32Array.of(x + step, y), ignored) - field(Float32Array.of(x - step, y), ignored);
    const up = field(Float32Array.of(x, y + step), ignored) - field(Float32Array.of(x, y - step), ignored);
    expect(slope[0]).toBeCloseTo(across / (2 * step), 3);
    expect(slope[1]).toBeCloseTo(up / (2 * step), 3);
  }
});

test('a climber’s points all come to where belief is highest', () => {
  const made = climber();
  const belief = gridField(hill, 4);
  const first = made.step(latentsOf(0), ROWS, belief);
  let last = first;
  for (let iteration = 1; iteration < 400; iteration++) last = made.step(latentsOf(iteration), ROWS, belief);
  expect(last).toBeLessThan(first / 4);
  const points = made.generator.predict(latentsOf(999), ROWS);
  for (let row = 0; row < ROWS; row++) {
    expect(points[2 * row]).toBeGreaterThan(0.5);
    expect(points[2 * row + 1]).toBeGreaterThan(0.5);
  }
});

test('a climber that is restored goes on bit for bit', () => {
  const belief = gridField(hill, 4);
  const [one, other] = [climber(), climber()];
  for (let iteration = 0; iteration < 5; iteration++) one.step(latentsOf(iteration), ROWS, belief);
  other.restore(one.save());
  for (const made of [one, other])
    for (let iteration = 5; iteration < 10; iteration++) made.step(latentsOf(iteration), ROWS, belief);
  expect(other.save()).toEqual(one.save());
  expect(() => other.restore(new Float32Array(3))).toThrow('the record');
});
