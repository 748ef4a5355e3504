import { createRandom } from '../../engine/index.ts';
import type { SeatId } from '../../protocol/session-view.ts';
import { shuffled } from '../game/shuffled.ts';
import { POINTS_LIMITS } from './limits.ts';
import type { DealtPoint, Point } from './state.ts';

/** What each seat judges of two networks' game: a few points, at least one of each kind. The same seed deals the same. */
export function dealPoints(
  seats: readonly SeatId[],
  { real, forged, seed }: { real: readonly Point[]; forged: readonly Point[]; seed: number },
): Readonly<Record<SeatId, readonly DealtPoint[]>> {
  const { judgedPerSeat } = POINTS_LIMITS;
  if (Math.min(real.length, forged.length) < judgedPerSeat) return {};
  return Object.fromEntries(
    seats.map((seat, index) => {
      const random = createRandom(seed, index);
      const count = 1 + random.below(judgedPerSeat - 1);
      const some = (points: readonly Point[], many: number, isForged: boolean): DealtPoint[] =>
        shuffled(points, random)
          .slice(0, many)
          .map((point) => ({ ...point, isForged }));
      const dealt = [...some(forged, count, true), ...some(real, judgedPerSeat - count, false)];
      return [seat, shuffled(dealt, random)];
    }),
  );
}
