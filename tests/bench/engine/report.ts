import type { Growth } from './growth.ts';
import { median } from './rounds.ts';

export interface Row {
  readonly work: string;
  readonly peer: string;
  /** What differs from the work as it is asked for. */
  readonly note: string;
  /** The median of the rounds. */
  readonly stepsPerSecond: number;
  readonly rounds: readonly number[];
}

const OURS = 'chalknet';

/** For each work its rates, and ours over each peer's: the median of the rounds' own ratios. */
export function reportOf(rows: readonly Row[]): string {
  const works = [...new Set(rows.map(({ work }) => work))];
  return works.map((work) => sectionOf(rows.filter((row) => row.work === work))).join('\n');
}

function sectionOf(rows: readonly Row[]): string {
  const own = rows.find(({ peer }) => peer === OURS)!;
  return rows.map((row) => lineOf(row, own)).join('\n');
}

function lineOf({ work, peer, note, stepsPerSecond, rounds }: Row, own: Row): string {
  const ratio = median(rounds.map((rate, round) => own.rounds[round]! / rate));
  const beside = peer === OURS ? '' : `${ratio.toPrecision(3)}×`;
  return `${work}  ${peer.padEnd(14)}${rateText(stepsPerSecond).padStart(10)} steps/s ${beside.padStart(9)}  ${note}`;
}

/** Each size with its steps a second, and how near to a straight line their cost is. */
export function growthText(growths: readonly Growth[]): string {
  return growths
    .map(({ size, step, points, fit }) => {
      const rates = points.map((point) => `${point.size}: ${rateText(point.stepsPerSecond)}`).join('  ');
      return `${step} by ${size}, steps/s  ${rates}  (off a linear cost by at most ${(100 * fit.furthest).toFixed(0)} %)`;
    })
    .join('\n');
}

function rateText(rate: number): string {
  return rate >= 100 ? String(Math.round(rate)) : rate.toPrecision(3);
}
