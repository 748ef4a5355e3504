import { taskOf, type PlaneSet } from '#shared/activities/plane/axes.ts';
import type { PlaneExample } from '#shared/activities/plane/state.ts';

/** The points as readPoints takes them: no author's seat goes along. */
export function pointsAsCsv(examples: readonly PlaneExample[], set: PlaneSet): string {
  const isCurve = taskOf(set) === 'regression';
  const head = isCurve ? 'x,y,set' : 'x,y,class,set';
  const lines = examples.map(({ x, y, label, isTest }) =>
    [x, y, ...(isCurve ? [] : [label + 1]), isTest ? 'test' : 'train'].join(','),
  );
  return [head, ...lines, ''].join('\n');
}

export function pointsAsJson(examples: readonly PlaneExample[], set: PlaneSet): string {
  const points = examples.map(({ x, y, label, isTest }) => ({
    x,
    y,
    ...(taskOf(set) === 'classification' && { class: label + 1 }),
    set: isTest ? 'test' : 'train',
  }));
  return JSON.stringify({ format: 'chalknet-points', version: 1, plane: set, points }, null, 2);
}
