import { describe, expect, test } from 'vitest';
import { visibleUnits } from '#client/components/diagram/fold.ts';
import { columnLabels } from '#client/components/diagram/labels.ts';
import { layoutNetwork } from '#client/components/diagram/layout.ts';
import { strokeWidth, synapseCurves, synapseLooks } from '#client/components/diagram/synapses.ts';

const box = { width: 704, height: 312, largestPicture: 60, outputSpread: 132 };

function layout(...sizes: number[]) {
  return layoutNetwork(
    sizes.map((size) => Array.from({ length: size }, (_, unit) => unit)),
    box,
  );
}

describe('where neurons stand', () => {
  test('2-4-3-1 stands as it was drawn', () => {
    const { columns, picture } = layout(2, 4, 3, 1);
    expect(picture).toBe(60);
    expect(columns.map((column) => Math.round(column[0]!.x))).toEqual([0, 196, 412]);
    expect(columns[1]!.map(({ y }) => y)).toEqual([0, 84, 168, 252]);
    expect(columns[2]!.map(({ y }) => y)).toEqual([22, 126, 230]);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    '%i neurons stay apart, and stand out of the box by 9 at most',
    (neurons) => {
      const { columns, picture } = layout(2, neurons, neurons, 1);
      for (const column of columns) {
        expect(column[0]!.y).toBeGreaterThanOrEqual(-9);
        expect(column.at(-1)!.y + picture).toBeLessThanOrEqual(box.height + 9);
        for (const [index, { y }] of column.slice(1).entries())
          expect(y - column[index]!.y).toBeGreaterThanOrEqual(picture + 5);
      }
    },
  );

  test.each([0, 1, 2, 3, 4, 5, 6])(
    '%i hidden layers leave room for synapses and the big picture',
    (depth) => {
      const { columns, picture } = layout(2, ...Array<number>(depth).fill(8), 1);
      for (const [index, column] of columns.slice(1).entries())
        expect(column[0]!.x - columns[index]![0]!.x).toBeGreaterThanOrEqual(picture * 1.7);
      expect(columns.at(-1)![0]!.x + picture).toBeLessThan(box.width - 80);
    },
  );

  test('several outputs stand before the big picture', () => {
    const { columns, endsInBigPicture } = layout(2, 4, 3);
    expect(endsInBigPicture).toBe(false);
    expect(columns).toHaveLength(3);
  });
});

describe('synapses', () => {
  const curvesOf = (...sizes: number[]) => synapseCurves(layout(...sizes), box.outputSpread);
  const weightOf = (layer: number, output: number, input: number) => layer + output - input * 2;

  test('each weight has one, its width and dash by size and sign', () => {
    const curves = curvesOf(2, 4, 3, 1);
    expect(curves).toHaveLength(2 * 4 + 4 * 3 + 3);
    expect(new Set(curves.map(({ key }) => key)).size).toBe(curves.length);
    const looks = synapseLooks(layout(2, 4, 3, 1), curves, weightOf);
    expect(looks).toHaveLength(curves.length);
    for (const { isNegative, dash } of looks) expect(dash === 'none').toBe(!isNegative);
  });

  test('no two end in one point', () => {
    const ends = curvesOf(2, 8, 8, 1).map(({ path }) => path.split(' ').slice(-2).join());
    expect(new Set(ends).size).toBe(ends.length);
  });

  test('where many meet, the weaker half steps back', () => {
    const looks = synapseLooks(
      layout(2, 8, 8, 1),
      curvesOf(2, 8, 8, 1),
      (_, output, input) => output * 8 + input + 1,
    );
    expect(looks.filter(({ isFaint }) => isFaint)).toHaveLength(32);
  });

  test('a width stays readable for any weight', () => {
    expect(strokeWidth(0, 2.9)).toBe(1.4);
    expect(strokeWidth(-4, 2.9)).toBe(13);
    expect(strokeWidth(1e30, 2.9)).toBe(13);
    expect(strokeWidth(Number.NaN, 2.9)).toBe(13);
  });
});

test('an overfull layer shows its strongest, in their order', () => {
  const [inputs, hidden] = visibleUnits([2, 12], (_, unit) => (unit % 2 === 0 ? 100 : 0) + unit);
  expect(inputs).toEqual([0, 1]);
  expect(hidden).toEqual([0, 2, 4, 6, 8, 10, 11]);
});

test('labels never touch: many hidden layers share one', () => {
  expect(columnLabels([2, 4, 3, 1], box).map(({ kind }) => kind)).toEqual([
    'input',
    'hidden',
    'hidden',
    'output',
  ]);
  expect(columnLabels([2, 4, 4, 4, 1], box).map(({ kind }) => kind)).toEqual([
    'input',
    'hidden',
    'hidden',
    'hidden',
  ]);
  expect(columnLabels([2, 4, 4, 4, 4, 4, 1], box)).toMatchObject([
    { kind: 'input' },
    { kind: 'hiddenLayers', count: 5 },
  ]);
});
