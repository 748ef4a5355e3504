import { expect, test } from 'vitest';
import { tournamentAuthority } from '#server/activities/tournament/authority.ts';
import { tournamentBot } from '#server/activities/tournament/bot.ts';
import { withHabits } from '#server/activities/with-habits.ts';
import { Job } from '#server/training/job.ts';
import { replay, type StampedInstructions } from '#server/training/replay.ts';
import type { Actor } from '#shared/activities/activity.ts';
import { DEFAULT_ENTRY } from '#shared/activities/tournament/copies.ts';
import { TOURNAMENT_LIMITS } from '#shared/activities/tournament/limits.ts';
import { bestOf, ranked, standingOf } from '#shared/activities/tournament/ranking.ts';
import { tournament } from '#shared/activities/tournament/rules.ts';
import type { Entry, TournamentAction, TournamentState } from '#shared/activities/tournament/state.ts';
import { loadKernelsNow } from '#shared/engine/index.ts';

const kernels = loadKernelsNow();
const authority = withHabits({ ...tournamentAuthority, bot: tournamentBot });
const teacher: Actor = { role: 'teacher' };
const student = (number: number): Actor => ({ role: 'student', seat: `s${number}` });
const rate = (learningRate: number): Entry => ({ learningRate, optimizer: 'sgd' });

/** A tournament of so many seats, and the training that its events ask for. */
class Play {
  state: TournamentState = tournament.initial();
  readonly job = new Job(kernels);
  readonly steps: StampedInstructions[] = [];
  readonly #seats: { id: string; number: number }[];

  constructor(seats: number) {
    this.#seats = Array.from({ length: seats }, (_, index) => ({ id: `s${index + 1}`, number: index + 1 }));
  }

  act(viewer: Actor, action: TournamentAction): string {
    const decision = tournament.decide(this.state, action, {
      viewer,
      seats: this.#seats,
      now: 0,
      randomSeed: () => 7,
    });
    if ('refused' in decision) return decision.refused;
    for (const event of decision.events) {
      const before = this.state;
      this.state = tournament.apply(before, event);
      const instructions = authority.instruct(before, event, this.state);
      this.steps.push({ stamp: { sequence: this.steps.length + 1, ...this.job.position }, instructions });
      for (const instruction of instructions) this.job.carryOut(instruction);
    }
    return 'done';
  }

  get standings() {
    return Object.keys(this.state.entries).map((seat) => {
      const { metrics } = this.job.learner(seat)!.report();
      return standingOf(seat, { ...metrics, iterationsPerSecond: 0 });
    });
  }
}

function started(rates: readonly number[]): Play {
  const play = new Play(rates.length);
  for (const [index, learningRate] of rates.entries())
    expect(play.act(student(index + 1), { type: 'enter', entry: rate(learningRate) })).toBe('done');
  expect(play.act(teacher, { type: 'start' })).toBe('done');
  return play;
}

test('everybody who has a seat gets a copy, at most forty, chosen or not', () => {
  const play = new Play(45);
  play.act(student(3), { type: 'enter', entry: rate(0.5) });
  play.act(teacher, { type: 'start' });
  expect(play.job.learners.size).toBe(TOURNAMENT_LIMITS.copies);
  expect(play.state.entries).toMatchObject({ s3: rate(0.5), s4: DEFAULT_ENTRY });
  expect(play.act(student(3), { type: 'enter', entry: rate(1) })).toBe('not-now');
  expect(play.act(teacher, { type: 'configure', settings: { set: 'xor' } })).toBe('not-now');
});

test('only the teacher steers, and nothing starts without a seat', () => {
  const play = new Play(0);
  expect(play.act(student(1), { type: 'start' })).toBe('teacher-only');
  expect(play.act(teacher, { type: 'enter', entry: rate(1) })).toBe('students-only');
  expect(play.act(teacher, { type: 'start' })).toBe('not-now');
});

test('copies begin alike, take the same batches, and end after the same number of iterations', () => {
  const play = started([0.001, 0.1, 0.3]);
  const [first, second] = ['s1', 's2'].map((seat) => play.job.learner(seat)!.weights());
  expect(second).toEqual(first);
  play.job.iterate(100_000);
  expect(play.standings.every(({ isOver }) => isOver)).toBe(true);
  const done = [...play.job.learners.values()].map((learner) => learner.report().metrics.iteration);
  expect(done).toEqual([600, 600, 600]);
});

test('too small a learning rate crawls, too large a one explodes, and the ranking says so', () => {
  const play = started([0.0001, 0.1, 10]);
  play.job.iterate(300);
  expect(bestOf(play.standings)).toBeUndefined();
  play.job.iterate(100_000);
  expect(play.standings.map(({ loss }) => loss! < 0.6)).toEqual([false, true, false]);
  expect(bestOf(play.standings)).toBe('s2');
});

test('who exploded stands behind all others, and nobody is best where all did', () => {
  const standing = (seat: string, loss: number, hasExploded = false) => ({
    seat,
    loss,
    hasExploded,
    isOver: true,
  });
  const some = [standing('s1', 0.1, true), standing('s2', 3), standing('s3', 0.5)];
  expect(ranked(some).map(({ seat }) => seat)).toEqual(['s3', 's2', 's1']);
  expect(bestOf(some)).toBe('s3');
  expect(bestOf([standing('s1', 0.1, true)])).toBeUndefined();
});

test('the crowned copy is the board’s network, with the weights that it ended with, and a replay gives them again', () => {
  const play = started([0.01, 0.2]);
  play.job.iterate(100_000);
  expect(play.act(teacher, { type: 'crown', seat: 's9' })).toBe('no-such-seat');
  expect(play.act(teacher, { type: 'crown', seat: 's2' })).toBe('done');
  expect(play.job.learner('main')!.weights()).toEqual(play.job.learner('s2')!.weights());
  const again = replay({ steps: play.steps }, play.job.moment, kernels);
  expect(again.main).toEqual(play.job.learner('main')!.weights());
  expect(Object.keys(again)).toEqual(['s1', 's2', 'main']);
});

test('a phone follows its own copy, and the best one once it is crowned; board and teacher follow all', () => {
  const play = started([0.01, 0.2]);
  const phone = { role: 'student', seat: 's1' } as const;
  expect(tournament.networks!(play.state, phone)).toEqual(['s1']);
  expect(tournament.networks!(play.state, { role: 'board' })).toEqual(['s1', 's2']);
  play.job.iterate(100_000);
  play.act(teacher, { type: 'crown', seat: 's2' });
  expect(tournament.networks!(play.state, phone)).toEqual(['s1', 'main']);
  expect(tournament.networks!(play.state, { role: 'teacher' })).toEqual(['s1', 's2', 'main']);
});

test('a removed seat takes its copy along; choosing again keeps what everybody chose', () => {
  const play = started([0.01, 0.2]);
  const [left] = tournament.seatRemoved(play.state, 's1');
  const after = tournament.apply(play.state, left!);
  for (const one of authority.instruct(play.state, left!, after)) play.job.carryOut(one);
  expect([...play.job.learners.keys()]).toEqual(['s2']);
  play.act(teacher, { type: 'again' });
  expect(play.job.learners.size).toBe(0);
  expect(play.state).toMatchObject({ stage: { phase: 'choosing' }, entries: { s2: rate(0.2) } });
});

test('come back to, a tournament trains to the same end, and its best stands on the board', () => {
  const play = started([0.01, 0.2]);
  play.job.iterate(100_000);
  play.act(teacher, { type: 'crown', seat: 's2' });
  const job = new Job(kernels);
  for (const instruction of authority.open(play.state)) job.carryOut(instruction);
  job.iterate(100_000);
  for (const name of ['s1', 's2', 'main'])
    expect(job.learner(name)!.weights()).toEqual(play.job.learner(name)!.weights());
});
