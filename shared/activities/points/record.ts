import { type BetCounts, countBets } from '../game/bet-counts.ts';
import type { Stop } from '../game/stops.ts';
import { stopAt } from './belief.ts';
import { realPoints } from './real-points.ts';
import type { Point, PointsSettings, RoundRecord } from './state.ts';

/** One point of a round, and what was bet on it. Who made it or bet stays out. */
export interface RecordLine extends Point {
  readonly round: number;
  readonly isForged: boolean;
  readonly maker: 'nature' | 'student' | 'network';
  readonly bets: BetCounts;
  /** How real the discriminator took it for before it learned from it, from 0 to 1. */
  readonly discriminator?: number;
}

/** All points that bets were made on, round by round. */
export function recordLines(
  settings: PointsSettings,
  rounds: Readonly<Record<number, RoundRecord>>,
): readonly RecordLine[] {
  return Object.entries(rounds).flatMap(([round, record]) => {
    const number = Number(round);
    return record.deals
      ? dealtLines(number, record.deals)
      : paintedLines(number, record, realPoints(settings, number).heldOut);
  });
}

function paintedLines(round: number, record: RoundRecord, heldOut: readonly Point[]): RecordLine[] {
  const { grids, forged, networkForged = [], networkBelief } = record;
  const line =
    (maker: RecordLine['maker'], beliefs: readonly number[] = []) =>
    ({ x, y }: Point, index: number): RecordLine => {
      const discriminator = beliefs[index];
      return {
        ...{ round, x, y, isForged: maker !== 'nature', maker },
        bets: countBets(Object.values(grids).map((grid) => stopAt(grid, { x, y }))),
        ...(discriminator !== undefined && { discriminator }),
      };
    };
  return [
    ...heldOut.map(line('nature', networkBelief?.heldOut)),
    ...Object.entries(forged).flatMap(([seat, points]) =>
      points.map(line('student', networkBelief?.forged[seat])),
    ),
    ...networkForged.map(line('network', networkBelief?.network)),
  ];
}

/** A point that several seats were dealt has one line. */
function dealtLines(round: number, deals: NonNullable<RoundRecord['deals']>): RecordLine[] {
  const bets = new Map<string, { point: Point & { isForged: boolean }; stops: Stop[] }>();
  for (const { x, y, isForged, stop } of Object.values(deals).flat()) {
    const key = `${x} ${y} ${isForged}`;
    const known = bets.get(key) ?? { point: { x, y, isForged }, stops: [] };
    if (stop !== undefined) known.stops.push(stop);
    bets.set(key, known);
  }
  return [...bets.values()].map(({ point, stops }) => ({
    ...point,
    round,
    maker: point.isForged ? 'network' : 'nature',
    bets: countBets(stops),
  }));
}
