import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { loadKernelsNow } from '#shared/engine/index.ts';
import type { Comparison, Kernels } from '#shared/engine/kernels/kernels.ts';
import { productOf } from '#shared/engine/kernels/product.ts';
import { createRandom } from '#shared/engine/math/random.ts';

/** Some seconds of computing, which a busy machine makes many. */
vi.setConfig({ testTimeout: 60_000 });

/** A place in the arena of both sets, where the same random numbers lie. */
const PLACES = Array.from({ length: 6 }, (_, index) => 1024 + index * 2048);
const [A, B, C, D, E, F] = PLACES;
const LENGTH = 1024 + 6 * 2048;

const sets = (['plain', 'simd'] as const).map((kind) => {
  const kernels = loadKernelsNow(kind);
  kernels.arena.allocate(LENGTH);
  return kernels;
});

/** Runs a kernel on both sets over the same numbers; all of both arenas must be the same bits afterwards. */
function expectSame(seed: number, spread: number, run: (kernels: Kernels) => unknown): void {
  const random = createRandom(seed);
  const start = Float32Array.from({ length: LENGTH }, () => spread * random.normal());
  const results = sets.map((kernels) => {
    kernels.arena.floats.set(start, 0);
    const returned = run(kernels);
    return { returned, bits: new Uint32Array(kernels.arena.floats.slice(0, LENGTH).buffer) };
  });
  expect(results[1].returned).toBe(results[0].returned);
  const floats = results.map(({ bits }) => new Float32Array(bits.buffer));
  const apart = results[0].bits.findIndex((bits, index) => {
    return (
      bits !== results[1].bits[index] && !(Number.isNaN(floats[0][index]) && Number.isNaN(floats[1][index]))
    );
  });
  const both = apart < 0 ? [] : floats.map((values) => values[apart]);
  expect({ apart, both }).toEqual({ apart: -1, both: [] });
}

test('the fast set is there', () => expect(sets.map(({ kind }) => kind)).toEqual(['plain', 'simd']));

const size = (max: number) => fc.integer({ min: 1, max });
const seed = fc.integer({ min: 0, max: 1e9 });
const spread = fc.constantFrom(0.1, 1, 30, 1e20);

function check<Values extends [unknown, ...unknown[]]>(
  values: { [Index in keyof Values]: fc.Arbitrary<Values[Index]> },
  run: (kernels: Kernels, ...values: Values) => unknown,
): void {
  const property = fc.property(seed, spread, fc.tuple(...values), (from, wide, drawn) => {
    expectSame(from, wide, (kernels) => run(kernels, ...(drawn as Values)));
  });
  fc.assert(property, { seed: 5, numRuns: 40 });
}

const padded = (count: number): number => (count + 3) & ~3;

describe('both kernel sets do the same, bit for bit:', () => {
  test('multiply, as x·W + b, with relu and without', () => {
    check([size(11), size(30), size(21), fc.boolean()], (kernels, rows, terms, columns, isRectified) => {
      const stride = padded(columns);
      const sums = { a: A, aRow: padded(terms), aTerm: 1, b: B, bTerm: stride, c: C, cRow: stride, columns };
      kernels.multiply(productOf({ ...sums, start: D, isRectified }), rows, terms);
    });
  });

  test('multiply, as xᵀ·δ that goes on with a sum', () => {
    check([size(11), size(20), size(21)], (kernels, rows, terms, columns) => {
      const stride = padded(columns);
      const sums = { a: A, aRow: 1, aTerm: padded(rows), b: B, bTerm: stride, c: C, cRow: stride, columns };
      kernels.multiply(productOf({ ...sums, start: C, startRow: stride }), rows, terms);
    });
  });

  test('multiply, over the lines of an image and the groups of a kernel', () => {
    check([size(5), size(7), size(3), size(4), size(13)], (kernels, lines, rows, groups, terms, columns) => {
      const stride = padded(columns);
      kernels.multiply(
        productOf({
          ...{ a: A, aLine: 40, aRow: 3, aGroup: 40, aTerm: 1, b: B, bGroup: terms * stride, bTerm: stride },
          ...{ c: C, cLine: rows * stride + 8, cRow: stride, start: D, lines, groups, columns },
        }),
        rows,
        terms,
      );
    });
  });

  test('sumRows, transpose and normalize', () => {
    check([size(20), size(30)], (kernels, rows, columns) => {
      kernels.sumRows(A, C, rows, columns, padded(columns));
      kernels.transpose(A, padded(columns), D, padded(rows), rows, columns);
      kernels.normalize(A, B, C, rows, padded(columns));
    });
  });

  test('copy, from one layout to another', () => {
    check([size(3), size(4), size(4), size(9)], (kernels, rows, lines, pixels, floats) => {
      const [pixel, line] = [padded(floats), padded(floats) * pixels];
      kernels.copy(
        {
          ...{ from: A, fromStride: 200, fromLine: pixels * floats, fromPixel: floats },
          ...{ into: B, intoStride: lines * line, intoLine: line, intoPixel: pixel },
          ...{ lines, pixels, floats },
        },
        rows,
      );
    });
  });

  test('maxOfBlocks and fillBlocks, there and back', () => {
    check([size(3), size(3), size(3), size(3), size(2)], (kernels, rows, lines, pixels, edge, vectors) => {
      const pixel = 4 * vectors;
      const [smallLine, largeLine] = [pixels * pixel, (pixels * edge + 1) * pixel];
      const blocks = {
        ...{ large: A, largeStride: lines * edge * largeLine, largeLine },
        ...{ small: B, smallStride: lines * smallLine, smallLine, lines, pixels, pixel, size: edge },
      };
      kernels.maxOfBlocks(blocks, rows);
      kernels.maxOfBlocksBack(blocks, rows, C, D);
      kernels.fillBlocks({ ...blocks, large: C }, rows);
      kernels.sumBlocks(blocks, rows, A, E);
    });
  });

  test.each(['sigmoid', 'tanh', 'relu', 'leakyRelu'] as const)('%s', (name) => {
    check([size(60)], (kernels, count) => {
      kernels[name](A, padded(count));
      kernels[`${name}Back`](A, B, padded(count));
    });
  });

  test('softmax', () => {
    check([size(9), size(14)], (kernels, rows, columns) => {
      const { floats } = kernels.arena;
      for (let row = 0; row < rows; row++) {
        for (let j = columns; j < padded(columns); j++) floats[A + row * padded(columns) + j] = 0;
      }
      kernels.softmax(A, rows, columns, padded(columns));
      for (let row = 0; row < rows; row++) {
        for (let j = columns; j < padded(columns); j++) floats[A + row * padded(columns) + j] = 0;
      }
    });
  });

  const losses = [
    'meanSquaredError',
    'arctan',
    'softmaxCrossEntropy',
    'binaryCrossEntropy',
    'hinge',
  ] as const;
  test.each(losses)('%s', (name) => {
    check([size(9), size(14)], (kernels, rows, columns) => {
      const stride = padded(columns);
      const batch: Comparison = { output: A, target: B, weight: C, gradient: D, loss: E, columns, stride };
      kernels.arena.floats.fill(0, D, D + rows * stride);
      kernels[name](batch, rows, rows * columns);
    });
  });

  test('lstm and gru, there and back, and add', () => {
    check([size(5), size(3), fc.boolean()], (kernels, rows, vectors, isFirst) => {
      const units = 4 * vectors;
      const before = isFirst ? 0 : B;
      kernels.lstm(A, before, C, F, D, rows, units);
      kernels.lstmBack(A, before, F, D, E, rows, units);
      kernels.gru(A, C, before, D, rows, units);
      kernels.gruBack(A, C, before, D, rows, units);
      kernels.add(A, units + 4, C, units, rows, units);
    });
  });

  test('sgd, momentum and adam', () => {
    check([size(50), fc.constantFrom(0, 0.01)], (kernels, count, decay) => {
      const { floats } = kernels.arena;
      floats.set([0.01, decay, Infinity, 0.9, 0.999, 1e-8, 1, 1], F);
      kernels.sgd(A, B, padded(count), F, decay > 0 ? 1 : 0);
      kernels.momentum(A, B, C, padded(count), F, decay > 0 ? 1 : 0);
      for (let index = 0; index < padded(count); index++) floats[E + index] = Math.abs(floats[E + index]);
      for (let step = 0; step < 3; step++) {
        kernels.beginAdam(F);
        kernels.adam(A, B, D, E, padded(count), F, decay > 0 ? 1 : 0);
      }
    });
  });

  test('clip and blend', () => {
    check([size(50), fc.constantFrom(0.5, 1e30)], (kernels, count, most) => {
      kernels.arena.floats[F + 2] = most;
      kernels.clip(A, padded(count), F);
      kernels.blend(B, A, padded(count), F + 3);
    });
  });

  test('gather', () => {
    check([size(7), size(3), size(2), size(3)], (kernels, rows, inputs, targets, steps) => {
      const { integers } = kernels.arena;
      for (let index = 0; index < 20; index++) integers[E + index] = (7 * index) % 20;
      integers[E + 20] = 5;
      kernels.gather(
        {
          ...{ inputs: A, inputStride: 4 * inputs, targets: B, targetStride: 4 * targets },
          ...{ weights: C, steps, order: E, taken: E + 20, input: D, target: D + 200, weight: F },
        },
        rows,
      );
    });
  });

  test('isSound, also about NaN and infinity', () => {
    check([size(40), fc.constantFrom(1, 1e31, NaN, -Infinity)], (kernels, count, odd) => {
      kernels.arena.floats[A + (count >> 1)] = odd;
      return kernels.isSound(A, padded(count));
    });
  });
});
