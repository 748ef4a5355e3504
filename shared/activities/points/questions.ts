import type { SeatId } from '../../protocol/session-view.ts';
import { realPoints } from './real-points.ts';
import { roundOf } from './stages.ts';
import type { Point, PointsState } from './state.ts';

interface PointQuestion {
  readonly id: number;
  readonly point: Point;
}

/** More than a round has points. */
const PER_ROUND = 10_000;
const FORGED = 1_000;
const NETWORK = 2_000;

/** What the discriminator is asked about a round that has just ended, each point under a number of its own. */
export function questionsOf({ settings, stage, rounds }: PointsState): {
  readonly heldOut: readonly PointQuestion[];
  readonly forged: readonly (PointQuestion & { readonly seat: SeatId })[];
  /** The generator's, as far as they are known. */
  readonly network: readonly PointQuestion[];
} {
  const round = roundOf(stage);
  const record = rounds[round];
  const numbered = (points: readonly Point[], from: number) =>
    points.map((point, index) => ({ id: round * PER_ROUND + from + index, point }));
  const seats = Object.entries(record?.forged ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const forged = seats.flatMap(([seat, points]) => points.map((point) => ({ seat, point })));
  return {
    heldOut: numbered(realPoints(settings, round).heldOut, 0),
    forged: forged.map((item, index) => ({ ...item, id: round * PER_ROUND + FORGED + index })),
    network: numbered(record?.networkForged ?? [], NETWORK),
  };
}
