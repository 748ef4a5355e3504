import { PAD_UNITS, type Strokes } from '#shared/drawings/strokes.ts';

/** Corners of lines on a sheet from 0 to 100, x and y by turns. */
type Template = readonly (readonly number[])[];

const templates: Readonly<Record<string, Template>> = {
  house: [
    [20, 90, 20, 45, 50, 12, 80, 45, 80, 90, 20, 90],
    [42, 90, 42, 66, 58, 66, 58, 90],
  ],
  star: [[50, 8, 62, 40, 95, 40, 68, 60, 79, 92, 50, 72, 21, 92, 32, 60, 5, 40, 38, 40, 50, 8]],
  tree: [
    [46, 95, 46, 62, 54, 62, 54, 95],
    [46, 62, 24, 58, 16, 38, 30, 16, 52, 8, 74, 18, 84, 40, 74, 58, 54, 62],
  ],
  fish: [
    [90, 50, 72, 30, 44, 28, 20, 48, 5, 28, 5, 72, 20, 52, 44, 72, 72, 70, 90, 50],
    [72, 44, 73, 45],
  ],
};

/** A crooked hand's drawing of a class: `chance()` draws from [0, 1). A class without a template is a polygon. */
export function sketch(name: string, label: number, chance: () => number): Strokes {
  const spread = () => chance() + chance() - 1; // from −1 to 1, mostly near 0
  const [size, right, down] = [0.45 + 0.4 * chance(), chance(), chance()];
  const lean = 0.25 * spread();
  return (templates[name] ?? polygon(label + 3)).map((line) => {
    const corners = pairs(line).map(([x, y]): readonly [number, number] => [
      x + lean * (50 - y) + 5 * spread(),
      y + 5 * spread(),
    ]);
    return dense(corners).flatMap(([x, y]) => [
      onPad((x / 100) * size + right * (1 - size)),
      onPad((y / 100) * size + down * (1 - size)),
    ]);
  });
}

function polygon(corners: number): Template {
  return [
    Array.from({ length: corners + 1 }, (_, corner) => {
      const angle = (2 * Math.PI * corner) / corners;
      return [50 + 42 * Math.sin(angle), 50 - 42 * Math.cos(angle)];
    }).flat(),
  ];
}

/** A pen moves along its lines: between two corners lie more points. */
function dense(corners: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const PIECES = 4;
  return corners.flatMap(([x, y], index) => {
    const [nextX, nextY] = corners[index + 1] ?? [x, y];
    const count = index < corners.length - 1 ? PIECES : 1;
    return Array.from({ length: count }, (_, piece): readonly [number, number] => [
      x + ((nextX - x) * piece) / PIECES,
      y + ((nextY - y) * piece) / PIECES,
    ]);
  });
}

function pairs(line: readonly number[]): (readonly [number, number])[] {
  return Array.from({ length: line.length / 2 }, (_, corner) => [line[2 * corner]!, line[2 * corner + 1]!]);
}

function onPad(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * PAD_UNITS);
}
