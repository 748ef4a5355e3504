import { describe, expect, test } from 'vitest';
import { chartPaths, labelTop, type ChartPoint } from '#client/components/loss-chart.ts';
import { isoLine } from '#client/components/surface/iso-lines.ts';
import { paintField } from '#client/components/surface/paint-field.ts';
import { polylines } from '#client/components/surface/polylines.ts';
import { tintOf } from '#client/components/surface/tint.ts';

const SIDE = 33;
const field = (value: (x: number, y: number) => number) =>
  Float32Array.from({ length: SIDE * SIDE }, (_, cell) => value(cell % SIDE, Math.floor(cell / SIDE)));

describe('iso-lines', () => {
  test('a straight border is one straight line from edge to edge', () => {
    const lines = polylines(
      isoLine(
        field((x) => x - 10.25),
        SIDE,
        0,
      ),
    );
    expect(lines).toHaveLength(1);
    const [line] = lines;
    expect(line!.filter((_, index) => index % 2 === 0).every((x) => Math.abs(x - 10.25) < 1e-4)).toBe(true);
    expect([line![1], line!.at(-1)].sort()).toEqual([0, SIDE - 1]);
  });

  test('a ring closes', () => {
    const [ring, ...others] = polylines(
      isoLine(
        field((x, y) => 8 - Math.hypot(x - 16, y - 16)),
        SIDE,
        0,
      ),
    );
    expect(others).toEqual([]);
    expect(ring!.slice(0, 2)).toEqual(ring!.slice(-2));
    for (let at = 0; at < ring!.length; at += 2)
      expect(Math.hypot(ring![at]! - 16, ring![at + 1]! - 16)).toBeCloseTo(8, 1);
  });

  test('a field without the value has no line', () => {
    expect(
      isoLine(
        field(() => 1),
        SIDE,
        0,
      ),
    ).toEqual([]);
  });
});

describe('tint', () => {
  const palette = {
    card: [255, 255, 255],
    ink: '#000',
    blue: '#00f',
    orange: '#f80',
    edge: '#888',
    classes: [
      [0, 0, 255],
      [255, 128, 0],
      [0, 128, 0],
    ],
    strength: 0.42,
  } as const;
  const tint = tintOf(palette, 1);
  const image = () => new ImageData(8, 8);
  const first = ({ data }: ImageData) => [...data.slice(0, 4)];

  test('blue above 0, orange below, the card’s colour at 0', () => {
    const painted = [1, -1, 0].map((value) => {
      const picture = image();
      paintField(picture, { side: SIDE, values: [field(() => value)] }, tint);
      return first(picture);
    });
    expect(painted).toEqual([
      [0, 0, 255, 255],
      [255, 128, 0, 255],
      [255, 255, 255, 255],
    ]);
  });

  test('values beyond ±1, infinite ones too, are as strong as can be', () => {
    const picture = image();
    paintField(picture, { side: SIDE, values: [field(() => 50)] }, tint);
    expect(first(picture)).toEqual([0, 0, 255, 255]);
  });

  test('of several classes the leading one is shown', () => {
    const picture = image();
    paintField(picture, { side: SIDE, values: [field(() => 0), field(() => 0), field(() => 1)] }, tint);
    expect(first(picture)).toEqual([0, 128, 0, 255]);
  });
});

describe('the loss chart', () => {
  const box = { width: 100, height: 50 };
  const curve: ChartPoint[] = [
    [0, 1, null],
    [10, 0.5, 0.75],
    [20, 0.25, 0.5],
  ];

  test('starts at the top left and ends at the newest iteration', () => {
    expect(chartPaths(curve, [], box).training).toBe('M0.0 0.0L50.0 25.0L100.0 37.5');
  });

  test('an absent test loss is left out', () => {
    expect(chartPaths(curve, [], box).test).toBe('M50.0 12.5L100.0 25.0');
  });

  test('a far test loss is cut at the edge and does not press the training curve flat', () => {
    const paths = chartPaths(
      [
        [0, 1, 90],
        [10, 1, 90],
      ],
      [],
      box,
    );
    expect(paths.test).toBe('M0.0 0.0L100.0 0.0');
    expect(paths.training).toBe('M0.0 16.7L100.0 16.7');
  });

  test('nothing measured, nothing drawn, and nothing infinite', () => {
    expect(chartPaths([], [], box)).toEqual({ training: '', test: '', batch: '' });
    const paths = chartPaths(
      [
        [0, 1, null],
        [1, Infinity, null],
        [2, 0.5, null],
      ],
      [],
      box,
    );
    expect(paths.training).not.toMatch(/NaN|Inf/);
  });

  test('the first value is written where the curve is not, or not at all', () => {
    const label = { from: 10, to: 60, height: 20 };
    const at = (...losses: number[]): ChartPoint[] => losses.map((loss, index) => [index * 10, loss, null]);
    expect(labelTop(at(1, 0.1, 0.1, 0.1, 0.1, 0.1), box, label)).toBe(0);
    expect(labelTop(at(1, 1, 1, 1, 1, 1), box, label)).toBe(4);
    expect(labelTop(at(1, 1, 0.1, 1, 0.1, 1), box, label)).toBeUndefined();
    const withTest = at(1, 1, 1, 1, 1, 1).map(([at, loss]): ChartPoint => [at, loss, 0.3]);
    expect(labelTop(withTest, box, label)).toBeUndefined();
  });

  test('a line between two points that lie far apart is not written on either', () => {
    const label = { from: 10, to: 60, height: 20 };
    const falling: ChartPoint[] = [
      [0, 1, null],
      [300, 0.6, null],
    ];
    expect(labelTop(falling, box, label)).toBeCloseTo(16, 6);
  });
});
