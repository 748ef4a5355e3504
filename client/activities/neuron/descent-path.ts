import type { CurvePoint } from '#shared/protocol/session-view.ts';
import { guessPath } from '../habits/guess-path.ts';

interface Box {
  readonly width: number;
  readonly height: number;
}

/** Where the machine would be, beside the hands: both in shares of the start's loss. */
const GUESSES: Readonly<Record<string, (hands: number) => number>> = {
  lower: (hands) => hands * 0.3,
  same: (hands) => hands,
  higher: (hands) => hands + 0.5 * (1 - hands),
};

/** The height of a loss, in shares of the start's: 0 at the bottom, what lies far above the start is cut. */
export function levelY(level: number, { height }: Box): number {
  return height * (1 - 0.94 * Math.min(1.06, level));
}

/** A guess: from the start, 1, down to one of three places. */
export function guessedDescent(name: string, hands: number, box: Box): string {
  const end = GUESSES[name]?.(hands) ?? hands;
  return guessPath(0, box.width, (share) =>
    levelY(end + (1 - end) * Math.exp(-3 * share) * (1 - share), box),
  );
}

/** The way that the machine took, by its measured losses. */
export function measuredDescent(curve: readonly CurvePoint[], start: number, box: Box): string {
  const last = Math.max(1, curve.at(-1)?.[0] ?? 0);
  const points = curve.flatMap(([step, loss]) =>
    loss === null || !Number.isFinite(loss)
      ? []
      : [`${((step / last) * box.width).toFixed(1)} ${levelY(loss / start, box).toFixed(1)}`],
  );
  return points.length > 1 ? `M${points.join('L')}` : '';
}
