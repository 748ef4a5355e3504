import type { Axes } from '../plane/axes.ts';

/** High enough for points that lie far off: there the two losses differ. */
export const duelAxes: Axes = {
  task: 'regression',
  x: { name: 'x', min: -1, max: 1 },
  y: { name: 'y', min: -5, max: 5 },
};
