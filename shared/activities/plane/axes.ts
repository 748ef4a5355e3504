/** The planes that a class can teach: each set has its axes, and all but `empty` and `curve` bring ready-made examples. */
export const PLANE_SETS = [
  'empty',
  'clusters',
  'ring',
  'xor',
  'spiral',
  'bank',
  'curve',
  'line',
  'wave',
  'price',
] as const;

export type PlaneSet = (typeof PLANE_SETS)[number];

/** Classification: which class is it at (x, y)? Regression: which y belongs to this x? */
export type PlaneTask = 'classification' | 'regression';

/** `name` is a key of the locale: what the axis measures. */
export interface Axis {
  readonly name: 'x' | 'y' | 'age' | 'salary' | 'today' | 'tomorrow';
  readonly min: number;
  readonly max: number;
}

export interface Axes {
  readonly task: PlaneTask;
  readonly x: Axis;
  readonly y: Axis;
}

const unitAxes: Axes = {
  task: 'classification',
  x: { name: 'x', min: -1, max: 1 },
  y: { name: 'y', min: -1, max: 1 },
};

/** The same square for another task: what was placed for the one says nothing in the other. */
const curveAxes: Axes = { ...unitAxes, task: 'regression' };

/** Age in years, salary in euros a year: raw units, which fail until they are normalized. */
const bankAxes: Axes = {
  task: 'classification',
  x: { name: 'age', min: 18, max: 78 },
  y: { name: 'salary', min: 0, max: 120_000 },
};

/** A share's price in euros, on one day and on the next. */
const priceAxes: Axes = {
  task: 'regression',
  x: { name: 'today', min: 0, max: 100 },
  y: { name: 'tomorrow', min: 0, max: 100 },
};

/** The same object for the sets whose examples can stand side by side. */
export function axesOf(set: PlaneSet): Axes {
  switch (set) {
    case 'bank':
      return bankAxes;
    case 'price':
      return priceAxes;
    case 'curve':
    case 'line':
    case 'wave':
      return curveAxes;
    default:
      return unitAxes;
  }
}

export function taskOf(set: PlaneSet): PlaneTask {
  return axesOf(set).task;
}
