/** What was counted on the test set at one iteration, and where the true share may be. */
export interface AccuracyPoint {
  readonly iteration: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export interface AccuracyPaths {
  readonly line: string;
  /** From the low ends forward along the high ends back. */
  readonly band: string;
  readonly end: { readonly x: number; readonly y: number } | undefined;
}

/** Iterations run to the right up to `last`, shares upward from 0 to 1. */
export function accuracyPaths(
  points: readonly AccuracyPoint[],
  { width, height, last }: { readonly width: number; readonly height: number; readonly last: number },
): AccuracyPaths {
  const x = (iteration: number): number => round((width * iteration) / last);
  const y = (share: number): number => round(height * (1 - share));
  const end = points.at(-1);
  return {
    line: through(points.map(({ iteration, share }) => `${x(iteration)} ${y(share)}`)),
    band: through([
      ...points.map(({ iteration, low }) => `${x(iteration)} ${y(low)}`),
      ...points.toReversed().map(({ iteration, high }) => `${x(iteration)} ${y(high)}`),
    ]),
    end: end && { x: x(end.iteration), y: y(end.share) },
  };
}

function through(places: readonly string[]): string {
  return places.length > 1 ? `M${places.join('L')}` : '';
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
