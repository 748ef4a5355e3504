import type { SeatId } from '../../protocol/session-view.ts';
import {
  CHOICES,
  type HabitEvent,
  type Round,
  type RoundStage,
  type RoundView,
  type Vote,
  type WithRounds,
} from './state.ts';
import type { Viewer } from '../activity.ts';

/** Replayed from the journal, so it must never change what it makes of an old event. */
export function applyRound(habits: WithRounds['habits'], event: HabitEvent): WithRounds['habits'] {
  if (event.type === 'asked') {
    const { id, habit, topic, asked } = event;
    const votes = { first: {}, second: {} };
    const topics = [...new Set([...(habits?.topics ?? []), topic])];
    return { rounds: id, topics, round: { id, habit, topic, asked, stage: 'first', votes } };
  }
  const { round, ...had } = habits ?? { rounds: 0 };
  if (event.type === 'dismissed' || !round) return had;
  return { ...had, round: changed(round, event) };
}

function changed(round: Round, event: Exclude<HabitEvent, { type: 'asked' | 'dismissed' }>): Round {
  switch (event.type) {
    case 'answered': {
      const { vote, seat, choice } = event;
      return { ...round, votes: { ...round.votes, [vote]: { ...round.votes[vote], [seat]: choice } } };
    }
    case 'begun': {
      const { wasDisturbed: _, ...rest } = round;
      return { ...rest, asked: event.asked, stage: 'running' };
    }
    case 'measured': {
      const { outcome, facts } = event;
      const stage = round.habit === 'claim' ? 'second' : 'over';
      return { ...round, stage, measured: { outcome, facts } };
    }
    case 'disturbed':
      return { ...round, stage: 'first', wasDisturbed: true };
    case 'closed':
      return { ...round, stage: 'over' };
    case 'seatForgotten': {
      const { first, second } = round.votes;
      return { ...round, votes: { first: without(first, event.seat), second: without(second, event.seat) } };
    }
    default:
      return event satisfies never;
  }
}

function without(votes: Round['votes'][Vote], seat: SeatId): Round['votes'][Vote] {
  const { [seat]: _, ...rest } = votes;
  return rest;
}

/** The vote that is open, if one is. */
export function openVote(stage: RoundStage): Vote | undefined {
  return stage === 'first' || stage === 'second' ? stage : undefined;
}

const views = new WeakMap<Round, Map<string, RoundView>>();

/** Viewers who see the same get the same object. */
export function viewRound(round: Round, viewer: Viewer): RoundView {
  const key = `${viewer.role} ${ownOf(round, viewer)}`;
  const known = views.get(round) ?? new Map<string, RoundView>();
  views.set(round, known);
  const made = known.get(key) ?? roundAs(round, viewer);
  known.set(key, made);
  return made;
}

/** What tells students' views apart: their own answers. */
export function ownOf({ votes }: Round, viewer: Viewer): string {
  if (viewer.role !== 'student') return '';
  return `${votes.first[viewer.seat] ?? '-'}${votes.second[viewer.seat] ?? '-'}`;
}

function roundAs({ votes, ...round }: Round, viewer: Viewer): RoundView {
  const latest = round.stage === 'second' || Object.keys(votes.second).length > 0 ? 'second' : 'first';
  const answered = Object.keys(votes[latest]).length;
  if (viewer.role === 'student') {
    const own = (['first', 'second'] as const).flatMap((vote) => {
      const choice = votes[vote][viewer.seat];
      return choice === undefined ? [] : [[vote, choice] as const];
    });
    return { ...round, answered, own: Object.fromEntries(own) };
  }
  const counts = (vote: Vote) =>
    Array.from(
      { length: CHOICES[round.habit] },
      (_, choice) => Object.values(votes[vote]).filter((said) => said === choice).length,
    );
  return {
    ...round,
    answered,
    counts: {
      ...(round.stage !== 'first' && { first: counts('first') }),
      ...(round.stage === 'over' && round.habit === 'claim' && { second: counts('second') }),
    },
  };
}
