import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkEveryClass, countClasses } from '#shared/engine/index.ts';
import { DataSet } from '#shared/engine/data-set.ts';
import { classesOf, shareOf } from '#shared/engine/measures/accuracy.ts';
import { confusionMatrix, precisionOf, recallOf } from '#shared/engine/measures/confusion-matrix.ts';
import { rocArea, rocPoints } from '#shared/engine/measures/roc.ts';

describe('a confusion matrix', () => {
  const matrix = confusionMatrix([0, 0, 0, 1, 1, 2], [0, 0, 1, 1, 0, 1], 3);

  test('counts what each class was taken for', () => {
    expect(matrix.counts).toEqual([
      [2, 1, 0],
      [1, 1, 0],
      [0, 1, 0],
    ]);
    expect([matrix.right, matrix.total]).toEqual([3, 6]);
  });

  test('gives recall and precision of a class', () => {
    expect(recallOf(matrix, 0)).toBeCloseTo(2 / 3);
    expect(precisionOf(matrix, 1)).toBeCloseTo(1 / 3);
    expect(precisionOf(matrix, 2)).toBeNaN();
  });

  test('refuses lists of different lengths and classes that there are not', () => {
    expect(() => confusionMatrix([0, 1], [0], 2)).toThrow('got 2 classes, but 1 answers');
    expect(() => confusionMatrix([0], [3], 3)).toThrow('A class is a whole number from 0 to 2, not 3.');
  });
});

describe('an accuracy', () => {
  test('has Wilson’s interval', () => {
    // Computed by hand from Wilson's formula; the middle one is in many textbooks.
    expect(shareOf(5, 10).low).toBeCloseTo(0.2366, 4);
    expect(shareOf(5, 10).high).toBeCloseTo(0.7634, 4);
    expect(shareOf(0, 10)).toMatchObject({ share: 0, low: 0, high: expect.closeTo(0.2775, 4) });
    expect(shareOf(96, 96)).toMatchObject({ low: expect.closeTo(0.9615, 4), high: 1 });
  });

  test('lies within its interval, and the interval within [0, 1]', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (total, part) => {
          const { share, low, high } = shareOf(Math.floor(part * total), total);
          expect(low >= 0 && low <= share && share <= high && high <= 1).toBe(true);
        },
      ),
      { seed: 416, examples: [[416, 1]] },
    );
  });

  test('refuses to count nothing, or more right ones than there are', () => {
    expect(() => shareOf(0, 0)).toThrow('There is no example to count.');
    expect(() => shareOf(3, 2)).toThrow('From 0 to 2 can be right, not 3.');
  });

  test('takes the class with the largest output, the first of equal ones', () => {
    expect(Array.from(classesOf(Float32Array.of(0, 2, 1, 3, 3, -1, -5, -4, -4), 3))).toEqual([1, 0, 1]);
  });
});

describe('a ROC curve', () => {
  test('has a point for each different score', () => {
    const points = rocPoints([0.9, 0.8, 0.8, 0.1], [true, false, true, false]);
    expect(points).toEqual([
      { threshold: Infinity, falsePositiveRate: 0, truePositiveRate: 0 },
      { threshold: 0.9, falsePositiveRate: 0, truePositiveRate: 0.5 },
      { threshold: 0.8, falsePositiveRate: 0.5, truePositiveRate: 1 },
      { threshold: 0.1, falsePositiveRate: 1, truePositiveRate: 1 },
    ]);
    expect(rocArea(points)).toBe(0.875);
  });

  test('has the area that counting all pairs gives', () => {
    const examples = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.boolean()), { minLength: 2 });
    fc.assert(
      fc.property(examples, (rows) => {
        const [yes, no] = [true, false].map((kind) => rows.filter(([, is]) => is === kind));
        fc.pre(yes.length > 0 && no.length > 0);
        const pairs = yes.flatMap(([high]) => no.map(([low]) => (high > low ? 1 : high === low ? 0.5 : 0)));
        const mean = pairs.reduce<number>((sum, value) => sum + value, 0) / pairs.length;
        const points = rocPoints(
          rows.map(([score]) => score),
          rows.map(([, is]) => is),
        );
        expect(rocArea(points)).toBeCloseTo(mean, 10);
      }),
    );
  });

  test('refuses a kind that is missing, and scores that are no numbers', () => {
    expect(() => rocPoints([1, 2], [true, true])).toThrow('needs examples of both kinds, got 2 and 0');
    expect(() => rocPoints([1, NaN], [true, false])).toThrow('A score is a finite number, not NaN.');
  });
});

describe('classes', () => {
  const labelled = (targets: readonly (readonly number[])[]): DataSet => {
    const data = new DataSet({ inputs: 1, targets: targets[0].length });
    targets.forEach((target, id) => data.upsert(id, [id], target));
    return data;
  };

  test('are counted by their largest target, or by the side of a single one', () => {
    expect(
      countClasses(
        labelled([
          [1, 0, 0],
          [0, 0, 1],
          [0.2, 0.1, 0.7],
        ]),
      ),
    ).toEqual([1, 0, 2]);
    expect(countClasses(labelled([[1], [-1], [0], [1]]))).toEqual([2, 2]);
  });

  test('without an example are named', () => {
    expect(() =>
      checkEveryClass(
        labelled([
          [1, 0, 0],
          [0, 0, 1],
        ]),
      ),
    ).toThrow('Each of the 3 classes needs an example, but class 1 has none.');
    expect(() => checkEveryClass(labelled([[0, 0, 1]]))).toThrow('but classes 0, 1 have none.');
    checkEveryClass(labelled([[1], [0]]));
  });
});
