import { centre } from '#shared/drawings/centre.ts';
import type { Drawing } from '#shared/drawings/drawing.ts';
import { createRandom, type Random } from '#shared/engine/index.ts';
import type { DrawingClass, DrawingSet } from './drawing-set.ts';

type Point = readonly [x: number, y: number];

/** Corners of a line, on a sheet from 0 to 1. */
type Stroke = readonly Point[];

const circle = (x: number, y: number, radius: number): Stroke =>
  Array.from({ length: 13 }, (_, index) => {
    const angle = (index * Math.PI) / 6;
    return [x + radius * Math.sin(angle), y - radius * Math.cos(angle)];
  });

const digits: readonly (readonly Stroke[])[] = [
  [circle(0.5, 0.5, 0.4)],
  [
    [
      [0.35, 0.3],
      [0.5, 0.1],
      [0.5, 0.9],
    ],
  ],
  [
    [
      [0.2, 0.3],
      [0.4, 0.1],
      [0.7, 0.15],
      [0.75, 0.4],
      [0.2, 0.9],
      [0.8, 0.9],
    ],
  ],
  [
    [
      [0.2, 0.15],
      [0.7, 0.15],
      [0.75, 0.35],
      [0.45, 0.48],
      [0.75, 0.6],
      [0.7, 0.85],
      [0.2, 0.85],
    ],
  ],
  [
    [
      [0.6, 0.9],
      [0.6, 0.1],
      [0.2, 0.6],
      [0.85, 0.6],
    ],
  ],
  [
    [
      [0.75, 0.1],
      [0.3, 0.1],
      [0.25, 0.45],
      [0.65, 0.45],
      [0.75, 0.65],
      [0.6, 0.88],
      [0.2, 0.85],
    ],
  ],
  [
    [
      [0.65, 0.1],
      [0.35, 0.35],
      [0.25, 0.7],
    ],
    circle(0.48, 0.7, 0.22),
  ],
  [
    [
      [0.2, 0.12],
      [0.8, 0.12],
      [0.45, 0.9],
    ],
  ],
  [circle(0.5, 0.28, 0.2), circle(0.5, 0.7, 0.24)],
  [
    circle(0.5, 0.32, 0.22),
    [
      [0.72, 0.32],
      [0.65, 0.9],
    ],
  ],
];

const sketches: Readonly<Record<string, readonly Stroke[]>> = {
  house: [
    [
      [0.2, 0.9],
      [0.2, 0.45],
      [0.5, 0.1],
      [0.8, 0.45],
      [0.8, 0.9],
      [0.2, 0.9],
    ],
  ],
  diamond: [
    [
      [0.5, 0.05],
      [0.85, 0.5],
      [0.5, 0.95],
      [0.15, 0.5],
      [0.5, 0.05],
    ],
  ],
  smiley: [
    circle(0.5, 0.5, 0.42),
    [
      [0.3, 0.62],
      [0.5, 0.74],
      [0.7, 0.62],
    ],
    [
      [0.35, 0.36],
      [0.36, 0.4],
    ],
    [
      [0.64, 0.36],
      [0.65, 0.4],
    ],
  ],
  tree: [
    [
      [0.5, 0.95],
      [0.5, 0.6],
    ],
    circle(0.5, 0.35, 0.27),
  ],
};

const PER_CLASS = 400;
const SIDE = 48;
const MARGIN = 0.3;

/** Digits and sketches as a crooked hand might draw them: easier than real ones, and always there. */
export function generateDrawings(): DrawingSet {
  const random = createRandom(2026);
  const classOf = (name: string, strokes: readonly Stroke[]): DrawingClass => ({
    name,
    drawings: Array.from({ length: PER_CLASS }, () => centre(draw(strokes, random))),
  });
  return {
    about: 'generated drawings',
    digits: digits.map((strokes, digit) => classOf(String(digit), strokes)),
    sketches: Object.entries(sketches).map(([name, strokes]) => classOf(name, strokes)),
  };
}

/** Each corner is a little beside its place, the whole leans and is stretched, and every pen has its own width. */
function draw(strokes: readonly Stroke[], random: Random): Drawing {
  const lean = 0.3 * random.normal();
  const stretch = 1 + 0.15 * random.normal();
  const pen = 0.03 + 0.03 * random.uniform();
  const shaken = strokes.map((stroke) =>
    stroke.map(([x, y]): Point => {
      const down = y + 0.05 * random.normal();
      return [0.5 + (x - 0.5) * stretch + lean * (0.5 - down) + 0.05 * random.normal(), down];
    }),
  );
  const ink = new Float32Array(SIDE * SIDE);
  for (const stroke of shaken) {
    for (let corner = 1; corner < stroke.length; corner++)
      paint(ink, stroke[corner - 1], stroke[corner], pen);
  }
  return { ink, side: SIDE };
}

/** A straight line with round ends: ink within the pen's radius, and a soft edge. */
function paint(ink: Float32Array, from: Point, to: Point, pen: number): void {
  const [[ax, ay], [bx, by]] = [from, to].map(([x, y]) => [pixel(x), pixel(y)]);
  const [dx, dy] = [bx - ax, by - ay];
  const radius = pen * SIDE;
  const first = (a: number, b: number): number => Math.max(0, Math.floor(Math.min(a, b) - radius - 1));
  const last = (a: number, b: number): number => Math.min(SIDE - 1, Math.ceil(Math.max(a, b) + radius + 1));
  for (let y = first(ay, by); y <= last(ay, by); y++) {
    for (let x = first(ax, bx); x <= last(ax, bx); x++) {
      const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
      const part = Math.max(0, Math.min(1, along));
      const away = Math.hypot(x - ax - part * dx, y - ay - part * dy);
      const soft = Math.max(0, Math.min(1, radius - away + 0.5));
      ink[y * SIDE + x] = Math.max(ink[y * SIDE + x], soft);
    }
  }
}

/** A sheet from 0 to 1, with a margin around it, in pixels. */
function pixel(place: number): number {
  return ((place + MARGIN) / (1 + 2 * MARGIN)) * SIDE;
}
