import type { AccuracyPoint } from '#client/components/drawing/accuracy-chart.ts';

/** What answers for the class. */
export type ModelName = 'convolutional' | 'withAll' | 'labelled' | 'connected' | 'linear' | 'reader' | 'rule';

/** How well one of them does on the test set. */
export interface MeasuredModel {
  readonly name: ModelName;
  /** So far; the last one is of now. */
  readonly points: readonly AccuracyPoint[];
  /** Absent where there are none, or too few to speak of. */
  readonly weights?: number;
  /** Drawings that it is tested on, where they are others than the networks'. */
  readonly on?: number;
}

/** The best two, if their intervals overlap: then nobody can say which of them is better. */
export function closeRivals(models: readonly MeasuredModel[]): readonly [ModelName, ModelName] | undefined {
  const [first, second] = models
    .flatMap(({ name, points }) => {
      const last = points.at(-1);
      return last ? [{ name, ...last }] : [];
    })
    .sort((one, other) => other.share - one.share);
  return first && second && second.high >= first.low ? [first.name, second.name] : undefined;
}
