import { EngineError } from '../engine-error.ts';

/** How often each class was taken for each other one. */
export interface ConfusionMatrix {
  readonly classes: number;
  /** counts[actual][predicted] */
  readonly counts: readonly (readonly number[])[];
  readonly total: number;
  /** The sum of the diagonal. */
  readonly right: number;
}

/**
 * actual, predicted: one class per example, from 0 → how many examples of class i were answered with class j.
 * Throws an EngineError for lists of different lengths and for classes that there are not.
 */
export function confusionMatrix(
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
  classes: number,
): ConfusionMatrix {
  if (actual.length !== predicted.length) {
    const came = `${actual.length} classes, but ${predicted.length} answers`;
    throw new EngineError('bad-shape', `Each example has a class and an answer, got ${came}.`);
  }
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let example = 0; example < actual.length; example++) {
    counts[checked(actual[example], classes)][checked(predicted[example], classes)]++;
  }
  const right = counts.reduce((sum, row, label) => sum + row[label], 0);
  return { classes, counts, total: actual.length, right };
}

/** Of a class's examples, the share that was recognised; NaN for a class without examples. */
export function recallOf({ counts }: ConfusionMatrix, label: number): number {
  return counts[label][label] / counts[label].reduce((sum, count) => sum + count, 0);
}

/** Of the answers with a class, the share that was right; NaN for a class that was never answered. */
export function precisionOf({ counts }: ConfusionMatrix, label: number): number {
  return counts[label][label] / counts.reduce((sum, row) => sum + row[label], 0);
}

function checked(label: number, classes: number): number {
  if (Number.isInteger(label) && label >= 0 && label < classes) return label;
  throw new EngineError('bad-number', `A class is a whole number from 0 to ${classes - 1}, not ${label}.`);
}
