/** The planes that a class can teach: each set has its axes, and all but `empty` bring ready-made examples. */
export const PLANE_SETS = ['empty', 'clusters', 'ring', 'xor', 'spiral', 'bank'] as const;

export type PlaneSet = (typeof PLANE_SETS)[number];

/** `name` is a key of the locale: what the axis measures. */
export interface Axis {
  readonly name: 'x' | 'y' | 'age' | 'salary';
  readonly min: number;
  readonly max: number;
}

export interface Axes {
  readonly x: Axis;
  readonly y: Axis;
}

const unitAxes: Axes = { x: { name: 'x', min: -1, max: 1 }, y: { name: 'y', min: -1, max: 1 } };

/** Age in years, salary in euros a year: raw units, which fail until they are normalized. */
const bankAxes: Axes = {
  x: { name: 'age', min: 18, max: 78 },
  y: { name: 'salary', min: 0, max: 120_000 },
};

export function axesOf(set: PlaneSet): Axes {
  return set === 'bank' ? bankAxes : unitAxes;
}
