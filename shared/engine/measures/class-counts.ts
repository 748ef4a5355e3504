import type { DataSet } from '../data-set.ts';
import { EngineError } from '../engine-error.ts';
import { classesOf } from './accuracy.ts';

/** How many examples each class has: that of the largest target, or of a single one class 0 above ½ and 1 below. [classes] */
export function countClasses(data: DataSet): number[] {
  const counts = new Array<number>(Math.max(2, data.targets)).fill(0);
  for (const id of data.ids()) counts[classOf(data.targetOf(id))]++;
  return counts;
}

function classOf(target: Float32Array): number {
  if (target.length === 1) return target[0] > 0.5 ? 0 : 1;
  return classesOf(target, target.length)[0];
}

/** Throws an EngineError that names the classes without any example: a network learns never to answer them. */
export function checkEveryClass(data: DataSet): void {
  const counts = countClasses(data);
  const missing = counts.flatMap((count, label) => (count === 0 ? [label] : []));
  if (missing.length === 0) return;
  const which =
    missing.length === 1 ? `class ${missing[0]} has none` : `classes ${missing.join(', ')} have none`;
  throw new EngineError(
    'no-examples',
    `Each of the ${counts.length} classes needs an example, but ${which}.`,
  );
}
