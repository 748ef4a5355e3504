import { allow, refused, type Decision, type DecisionContext, type Seat } from '../../activity.ts';
import type { SeatId } from '../../../protocol/session-view.ts';
import { leftOf, type PhaseClock } from '../../phase-clock.ts';
import { deskFor, patience } from './desks.ts';
import { firstJobs, STEPS } from './jobs.ts';
import { askedFor } from './measure.ts';
import { batchFor } from './practice.ts';
import { playDesks } from './machine-desks.ts';
import { isRight } from './question.ts';
import type { ByHand, ByHandAction, ByHandEvent, Game } from './state.ts';

type Decided = Decision<ByHandEvent>;

/** How long a round lasts at most: then the machine does the rest. */
const ROUND_MS: Readonly<Record<Game, number>> = { beNeuron: 180_000, blameRelay: 240_000 };

/** What a student does in a round. */
export function decideAtDesk(
  byHand: ByHand | undefined,
  action: ByHandAction & { type: 'answer' | 'takeJob' },
  seat: SeatId,
  context: DecisionContext,
): Decided {
  if (byHand?.stage.phase !== 'computing') return refused('not-now');
  if (byHand.stage.clock.kind === 'stopped') return refused('frozen');
  const leftMs = leftOf(byHand.stage.clock, context.now);
  const known = context.seats.find(({ id }) => id === seat)!;
  return action.type === 'takeJob'
    ? decideTaking(byHand, known, leftMs)
    : decideAnswer(byHand, action, known, leftMs);
}

function decideTaking(byHand: ByHand, seat: Seat, leftMs: number): Decided {
  if (byHand.desks[seat.id]?.kind === 'computing') return allow([]);
  return allow([{ type: 'deskSet', seat: seat.id, desk: deskFor(byHand, seat, leftMs) }]);
}

/** A wrong value changes nothing and is told to nobody else. */
function decideAnswer(
  byHand: ByHand,
  { job, step, value }: ByHandAction & { type: 'answer' },
  seat: Seat,
  leftMs: number,
): Decided {
  const desk = byHand.desks[seat.id];
  if (desk?.kind !== 'computing' || desk.job !== job || desk.step !== step) return refused('not-now');
  if (!isRight(askedFor(byHand, job, step), value)) return refused('not-right');
  const isLast = step + 1 === STEPS[byHand.game];
  if (!isLast) {
    const next = { ...desk, step: step + 1, leftMs: patience(leftMs) };
    return allow([{ type: 'answered', seat: seat.id, job, desk: next, isLast }]);
  }
  const after: ByHand = { ...byHand, done: { ...byHand.done, [job]: 'hand' } };
  return allow([{ type: 'answered', seat: seat.id, job, desk: deskFor(after, seat, leftMs), isLast }]);
}

export function beginByHand(game: Game, seed: number, { seats, now }: DecisionContext): ByHandEvent {
  const batch = batchFor(seats.length);
  const leftMs = ROUND_MS[game];
  const clock: PhaseClock = { kind: 'running', endsAt: now + leftMs };
  const done = headStart(game, batch);
  const empty: ByHand = { game, seed, batch, stage: { phase: 'computing', clock }, done, desks: {} };
  const inOrder = seats.toSorted((a, b) => a.number - b.number);
  const byHand = inOrder.reduce<ByHand>(
    (all, seat) => ({ ...all, desks: { ...all.desks, [seat.id]: deskFor(all, seat, leftMs) } }),
    empty,
  );
  return { type: 'byHandBegun', byHand };
}

/** The machine sends the first examples through the first layer, so that from the start every layer is busy. */
function headStart(game: Game, batch: number): ByHand['done'] {
  const jobs = Array.from({ length: batch / 4 }, (_, example) => firstJobs(game, example)).flat();
  return Object.fromEntries(jobs.map((job) => [job, 'machine']));
}

/** What is due when the clock rings: the end of the round, or somebody's patience. */
export function decideDue(byHand: ByHand, { seats, now }: DecisionContext): readonly ByHandEvent[] {
  if (byHand.stage.phase !== 'computing' || byHand.stage.clock.kind === 'stopped') return [];
  const leftMs = byHand.stage.clock.endsAt - now;
  if (leftMs <= 0) return [{ type: 'byHandFinished' }];
  return playDesks(byHand, seats, leftMs);
}

/** Unix time in milliseconds of the next thing that is due. */
export function nextDue({ stage, desks }: ByHand): number | undefined {
  if (stage.phase !== 'computing' || stage.clock.kind === 'stopped') return undefined;
  const { endsAt } = stage.clock;
  const patiences = Object.values(desks).map(({ leftMs = 0 }) => leftMs);
  return endsAt - Math.max(0, ...patiences);
}
