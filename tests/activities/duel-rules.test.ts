import fc from 'fast-check';
import { expect, test } from 'vitest';
import { duelAuthority } from '#server/activities/duel/authority.ts';
import { duelBot } from '#server/activities/duel/bot.ts';
import { withHabits } from '#server/activities/with-habits.ts';
import { Job } from '#server/training/job.ts';
import type { NetworkLearner } from '#server/training/network-learner.ts';
import type { Actor } from '#shared/activities/activity.ts';
import { lossOf, meanLoss, pullOf, STRONGEST_ERROR } from '#shared/activities/duel/errors.ts';
import { DUEL_LIMITS } from '#shared/activities/duel/limits.ts';
import { DUELISTS } from '#shared/activities/duel/networks.ts';
import { duel } from '#shared/activities/duel/rules.ts';
import type { DuelAction, DuelState } from '#shared/activities/duel/state.ts';
import { loadKernelsNow } from '#shared/engine/index.ts';

const kernels = loadKernelsNow();
const teacher: Actor = { role: 'teacher' };
const ada: Actor = { role: 'student', seat: 's1' };
const bob: Actor = { role: 'student', seat: 's2' };

/** A duel, and the training that its events ask for. */
const authority = withHabits({ ...duelAuthority, bot: duelBot });

class Play {
  state: DuelState = duel.initial();
  readonly job = new Job(kernels);

  constructor() {
    for (const instruction of authority.open(this.state)) this.job.carryOut(instruction);
  }

  act(viewer: Actor, action: DuelAction): string {
    const decision = duel.decide(this.state, action, { viewer, seats: [], now: 0, randomSeed: () => 7 });
    if ('refused' in decision) return decision.refused;
    for (const event of decision.events) {
      const before = this.state;
      this.state = duel.apply(before, event);
      for (const instruction of authority.instruct(before, event, this.state)) this.job.carryOut(instruction);
    }
    return 'done';
  }

  learner(name: string): NetworkLearner {
    return this.job.learner(name) as NetworkLearner;
  }

  /** e = F(x) − y of every point, by the network of that name. */
  errors(name: string): number[] {
    const { network } = this.learner(name);
    return Object.values(this.state.examples).map(
      ({ x, y }) => network.predict(Float32Array.of(x), 1)[0]! - y,
    );
  }
}

test('a student throws two points, moves and removes their own, and nobody else’s', () => {
  const play = new Play();
  const point = { type: 'addExample', x: 0.5, y: 4, label: 0 } as const;
  expect([play.act(ada, point), play.act(ada, point), play.act(ada, point)]).toEqual([
    'done',
    'done',
    'too-many-examples',
  ]);
  const id = DUEL_LIMITS.cleanPoints + 1;
  expect(play.act(bob, { type: 'moveExample', id, x: 0, y: 0 })).toBe('not-yours');
  expect(play.act(bob, { type: 'removeExample', id: 1 })).toBe('not-yours');
  expect(play.act(teacher, point)).toBe('students-only');
  expect(play.act(ada, { type: 'moveExample', id, x: 0, y: 3 })).toBe('done');
  expect(play.state.examples[id]).toMatchObject({ x: 0, y: 3, seat: 's1' });
  expect(play.act(ada, { type: 'removeExample', id })).toBe('done');
  expect(play.act(ada, { type: 'removeExample', id })).toBe('no-such-example');
  expect(play.act(ada, { type: 'run' })).toBe('teacher-only');
  expect(play.learner('arctan').examples.training.size).toBe(DUEL_LIMITS.cleanPoints + 1);
});

test('a removed seat takes its points along, and clearing takes all but the clean ones', () => {
  const play = new Play();
  for (const viewer of [ada, bob]) play.act(viewer, { type: 'addExample', x: 0.5, y: 4, label: 0 });
  expect(duel.seatRemoved(play.state, 's2')).toEqual([
    { type: 'examplesRemoved', ids: [DUEL_LIMITS.cleanPoints + 2] },
  ]);
  play.act(teacher, { type: 'clear' });
  expect(Object.keys(play.state.examples)).toHaveLength(DUEL_LIMITS.cleanPoints);
});

test('both networks begin with the same weights and see the same batches', () => {
  const play = new Play();
  expect(play.learner('arctan').weights()).toEqual(play.learner('meanSquaredError').weights());
  play.act(teacher, { type: 'run' });
  for (let iteration = 0; iteration < 20; iteration++) {
    play.job.iterate(1);
    expect(play.learner('arctan').latestBatch!.ids).toEqual(
      play.learner('meanSquaredError').latestBatch!.ids,
    );
  }
});

test('the losses that a screen computes are those that the engine measures', () => {
  const play = new Play();
  play.act(ada, { type: 'addExample', x: 0.5, y: 4.5, label: 0 });
  play.act(teacher, { type: 'run' });
  play.job.iterate(50);
  for (const name of DUELISTS) {
    const { trainingLoss } = play.learner(name).report().metrics;
    expect(meanLoss(name, play.errors(name))).toBeCloseTo(trainingLoss!, 5);
  }
});

test('thrown points bend the one curve, and hardly the other', () => {
  const play = new Play();
  play.act(teacher, { type: 'run' });
  play.job.iterate(400);
  const clean = DUELISTS.map((name) => meanOfClean(play, name));
  for (const [number, x] of [0.55, 0.65, 0.75, 0.85].entries())
    for (const y of [4, 4.5])
      play.act({ role: 'student', seat: `s${number}` }, { type: 'addExample', x, y, label: 0 });
  play.job.iterate(1500);
  const [squared, arctan] = DUELISTS.map((name) => meanOfClean(play, name));
  expect(Math.max(...clean)).toBeLessThan(0.2);
  expect(squared).toBeGreaterThan(0.4);
  expect(arctan).toBeLessThan(0.2);
});

/** The mean absolute error on the points that nobody threw. */
function meanOfClean(play: Play, name: string): number {
  const clean = play.errors(name).slice(0, DUEL_LIMITS.cleanPoints);
  return clean.reduce((sum, error) => sum + Math.abs(error), 0) / clean.length;
}

test('for the same errors the arctan error is never the larger one', () => {
  const errors = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(errors, (some) => {
      expect(meanLoss('arctan', some)!).toBeLessThanOrEqual(meanLoss('meanSquaredError', some)!);
    }),
    { seed: 4 },
  );
});

test('the pull is the slope of the loss, and the arctan’s is strongest at .765', () => {
  const step = 1e-5;
  for (const loss of DUELISTS)
    for (const error of [-4, -1, -0.3, 0, 0.765, 2]) {
      const slope = (lossOf(loss, error + step) - lossOf(loss, error - step)) / (2 * step);
      expect(pullOf(loss, error)).toBeCloseTo(slope, 5);
    }
  const strongest = pullOf('arctan', STRONGEST_ERROR);
  for (let error = 0; error < 10; error += 0.001)
    expect(pullOf('arctan', error)).toBeLessThanOrEqual(strongest + 1e-6);
});

test('another learning rate goes on with both networks, another shape begins both anew', () => {
  const play = new Play();
  play.act(teacher, { type: 'run' });
  play.job.iterate(30);
  play.act(teacher, { type: 'configure', settings: { learningRate: 0.01 } });
  expect(DUELISTS.map((name) => play.learner(name).trainer.iteration)).toEqual([30, 30]);
  expect(DUELISTS.map((name) => play.learner(name).trainer.optimizer.learningRate)).toEqual([0.01, 0.01]);
  play.act(ada, { type: 'addExample', x: 0.5, y: 4, label: 0 });
  play.act(teacher, { type: 'configure', settings: { shape: 'wave' } });
  expect(DUELISTS.map((name) => play.learner(name).trainer.iteration)).toEqual([0, 0]);
  expect(play.learner('arctan').examples.training.size).toBe(DUEL_LIMITS.cleanPoints + 1);
});
