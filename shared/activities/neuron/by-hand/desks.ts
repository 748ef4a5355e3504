import type { Seat } from '../../activity.ts';
import type { SeatId } from '../../../protocol/session-view.ts';
import { isReady, NEURONS, openJobs, placeOfJob } from './jobs.ts';
import type { ByHand, Desk, JobId } from './state.ts';

/** After so long without a right value the machine plays a job: nobody waits for the slowest. */
export const PATIENCE_MS = 40_000;

type Working = Pick<ByHand, 'batch' | 'game' | 'done' | 'desks'>;

/** The neuron that a seat is: it helps out elsewhere when its own has nothing to do. */
function homeOf({ number }: Pick<Seat, 'number'>): number {
  return (number - 1) % NEURONS;
}

/**
 * The next job for a seat: one that nobody computes, of its own neuron if there is one, else of another; and where every
 * open job is taken, it joins the fewest. So everybody has one as long as any is open.
 */
function jobFor(byHand: Working, seat: Seat): JobId | undefined {
  const taken = takers(byHand, seat.id);
  const rank = (job: JobId): readonly number[] => {
    const { index, example } = placeOfJob(job);
    const isElsewhere = index !== homeOf(seat);
    return [taken.get(job) ?? 0, Number(isElsewhere), example];
  };
  const ready = openJobs(byHand).filter((job) => isReady(byHand, job));
  return ready.toSorted((a, b) => compare(rank(a), rank(b)))[0];
}

/** A job that can begin and that nobody computes; of the seat's own neuron if there is one. */
export function freeJobFor(byHand: Working, seat: Seat): JobId | undefined {
  const job = jobFor(byHand, seat);
  return job === undefined || takers(byHand, seat.id).has(job) ? undefined : job;
}

/** A desk with its next job. `leftMs`: what is left of the round now. */
export function deskFor(byHand: Working, seat: Seat, leftMs: number): Desk {
  const job = jobFor(byHand, seat);
  return job === undefined
    ? { kind: 'resting' }
    : { kind: 'computing', job, step: 0, leftMs: patience(leftMs) };
}

/** What will be left of the round when patience ends. */
export function patience(leftMs: number): number {
  return Math.max(0, leftMs - PATIENCE_MS);
}

function takers({ desks }: Working, except: SeatId): ReadonlyMap<JobId, number> {
  const counts = new Map<JobId, number>();
  for (const [seat, desk] of Object.entries(desks))
    if (desk.kind === 'computing' && seat !== except) counts.set(desk.job, (counts.get(desk.job) ?? 0) + 1);
  return counts;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}
