import { expect, test } from 'vitest';
import { planeAuthority } from '#server/activities/plane/authority.ts';
import { planeBot } from '#server/activities/plane/bot.ts';
import { duelAuthority } from '#server/activities/duel/authority.ts';
import { duelBot } from '#server/activities/duel/bot.ts';
import { neuronAuthority } from '#server/activities/neuron/authority.ts';
import { neuronBot } from '#server/activities/neuron/bot.ts';
import { tournamentAuthority } from '#server/activities/tournament/authority.ts';
import { tournamentBot } from '#server/activities/tournament/bot.ts';
import { withHabits } from '#server/activities/with-habits.ts';
import type { Viewer } from '#shared/activities/activity.ts';
import { duel } from '#shared/activities/duel/rules.ts';
import type { HabitAction } from '#shared/activities/habits/state.ts';
import { neuron } from '#shared/activities/neuron/rules.ts';
import { BORDERS, type Border } from '#shared/activities/plane/border.ts';
import { plane } from '#shared/activities/plane/rules.ts';
import type { PlaneSet } from '#shared/activities/plane/axes.ts';
import { tournament } from '#shared/activities/tournament/rules.ts';
import { Play } from './play.ts';

const teacher: Viewer = { role: 'teacher' };
const ada: Viewer = { role: 'student', seat: 's1' };
const bob: Viewer = { role: 'student', seat: 's2' };

const habit = (action: HabitAction) => ({ type: 'habit', habit: action }) as const;
const answer = (vote: 'first' | 'second', choice: number) =>
  habit({ type: 'answer', round: 1, vote, choice });

function playPlane() {
  const play = new Play(plane, withHabits({ ...planeAuthority, bot: planeBot }));
  play.act(teacher, { type: 'loadSet', set: 'clusters', seed: 3 });
  return play;
}

test('is it true? Both votes, and what every epoch of the own network came to, measured in between', () => {
  const play = playPlane();
  expect(play.act(ada, answer('first', 0))).toBe('not-now');
  expect(play.act(ada, habit({ type: 'ask', habit: 'claim', topic: 'everyEpoch' }))).toBe('teacher-only');
  expect(play.act(teacher, habit({ type: 'ask', habit: 'claim', topic: 'everyEpoch' }))).toBe('done');
  expect(play.act(ada, answer('first', 0))).toBe('done');
  expect(play.act(bob, answer('first', 0))).toBe('done');
  expect(play.act(bob, answer('first', 1))).toBe('done');
  expect(play.act(bob, answer('second', 1))).toBe('not-now');
  expect(play.act(teacher, habit({ type: 'run' }))).toBe('done');
  expect(play.act(ada, answer('first', 1))).toBe('not-now');
  play.train(20);
  expect(play.view(teacher).round).toMatchObject({ stage: 'running', counts: { first: [1, 1] } });
  expect(play.act(ada, { type: 'addExample', x: 0, y: 0, label: 0 })).toBe('not-now');
  play.train(100_000);

  const { round } = play.view({ role: 'board' });
  expect(round).toMatchObject({ stage: 'second', measured: { facts: { epochs: 60, left: 0 } } });
  const { fell, rose } = round!.measured!.facts;
  expect(fell! + rose!).toBeLessThanOrEqual(60);
  expect(round!.measured!.outcome).toBe(fell === 60 ? 0 : 1);
  expect(play.job.drive).toEqual({ mode: 'paused' });
  expect(play.act(ada, answer('second', 1))).toBe('done');
  expect(play.view(teacher).round!.counts).not.toHaveProperty('second');
  play.act(teacher, habit({ type: 'close' }));
  expect(play.view({ role: 'board' }).round).toMatchObject({
    stage: 'over',
    counts: { first: [1, 1], second: [0, 1] },
  });
  expect(play.replayed()).toEqual(play.state);
});

test('a phone learns its own answer and nobody else’s, and phones with the same answer share a frame', () => {
  const play = playPlane();
  play.act(teacher, habit({ type: 'ask', habit: 'prediction', topic: 'runOn' }));
  play.act(ada, answer('first', 2));
  expect(play.view(ada).round).toMatchObject({ answered: 1, own: { first: 2 } });
  expect(JSON.stringify(play.view(bob))).not.toContain('s1":2');
  expect(play.view(bob).round).not.toHaveProperty('counts');
  expect(play.view(bob).round!.own).toEqual({});
  expect(play.audience(ada)).not.toBe(play.audience(bob));
  play.act(bob, answer('first', 2));
  expect(play.audience(ada)).toBe(play.audience(bob));
});

test('predict, then see: the switch is thrown for the run alone, and the measured loss decides which picture was right', () => {
  const play = playPlane();
  play.act(teacher, habit({ type: 'ask', habit: 'prediction', topic: 'faster' }));
  expect(play.view(teacher).round!.asked).toMatchObject({ from: 0.1, to: 3 });
  expect(play.state.settings.learningRate).toBe(0.1);
  play.act(teacher, habit({ type: 'run' }));
  expect(play.state.settings.learningRate).toBe(3);
  play.train(100_000);
  const { measured, stage } = play.view(ada).round!;
  expect(stage).toBe('over');
  const { trainFirst = 0, trainLast = 0, exploded } = measured!.facts;
  const change = exploded ? Infinity : (trainLast - trainFirst) / trainFirst;
  expect(measured!.outcome).toBe(change < -0.05 ? 0 : change > 0.05 ? 2 : 1);
  expect(play.state.settings.learningRate).toBe(0.1);
  expect(play.state.training).toMatchObject({ isRunning: false, speed: 10 });
});

test('a network that is built anew meanwhile cannot be measured: the round says so, and can be run again', () => {
  const play = playPlane();
  play.act(teacher, habit({ type: 'ask', habit: 'claim', topic: 'everyEpoch' }));
  play.act(ada, answer('first', 0));
  play.act(teacher, habit({ type: 'run' }));
  play.train(10);
  play.act(teacher, { type: 'reset' });
  play.train(10);
  expect(play.view(teacher).round).toMatchObject({ stage: 'first', wasDisturbed: true, answered: 1 });
  play.act(teacher, habit({ type: 'run' }));
  play.train(100_000);
  expect(play.view(teacher).round).toMatchObject({ stage: 'second' });
});

test('only what makes sense now can be asked, and a seat that goes takes its answer along', () => {
  const play = new Play(plane, withHabits({ ...planeAuthority, bot: planeBot }));
  expect(play.view(teacher).asks).toEqual({ prediction: {}, claim: {} });
  expect(play.act(teacher, habit({ type: 'ask', habit: 'claim', topic: 'everyEpoch' }))).toBe('not-now');
  expect(play.act(teacher, habit({ type: 'ask', habit: 'claim', topic: 'toString' }))).toBe('out-of-range');
  play.act(teacher, { type: 'loadSet', set: 'bank', seed: 3 });
  expect(Object.keys(play.view(teacher).asks!.prediction)).toContain('normalized');
  play.act(teacher, habit({ type: 'ask', habit: 'prediction', topic: 'normalized' }));
  play.act(ada, answer('first', 0));
  for (const event of plane.seatRemoved(play.state, 's1')) play.state = plane.apply(play.state, event);
  expect(play.view(teacher).round!.answered).toBe(0);
});

test('with arctan the error is never the larger one: counted on the errors of both networks', () => {
  const play = new Play(duel, withHabits({ ...duelAuthority, bot: duelBot }));
  play.act(ada, { type: 'addExample', x: 0.8, y: 4.5, label: 0 });
  play.act(teacher, habit({ type: 'ask', habit: 'claim', topic: 'arctanLarger' }));
  play.act(teacher, habit({ type: 'run' }));
  play.train(100_000);
  const { measured } = play.view(teacher).round!;
  expect(measured).toMatchObject({ outcome: 1, facts: { errors: 122, larger: 0 } });
  const { squaredOfSquared, arctanOfSquared, squaredOfArctan, arctanOfArctan } = measured!.facts;
  expect(arctanOfSquared).toBeLessThan(squaredOfSquared!);
  expect(arctanOfArctan).toBeLessThan(squaredOfArctan!);
});

/** What a network draws on a set after the switch of a question was thrown. */
function drawnAfter(topic: string, set: PlaneSet): Border {
  const play = new Play(plane, withHabits({ ...planeAuthority, bot: planeBot }));
  play.act(teacher, { type: 'loadSet', set, seed: 3 });
  expect(play.act(teacher, habit({ type: 'ask', habit: 'prediction', topic }))).toBe('done');
  play.act(teacher, habit({ type: 'run' }));
  play.train(100_000);
  return BORDERS[play.view(teacher).round!.measured!.outcome]!;
}

test('what the plane looks like after a switch is read off the network: a bent line, a straight one, or none', () => {
  expect(drawnAfter('noHidden', 'clusters')).toBe('straight');
  expect(drawnAfter('zeroStart', 'ring')).toBe('none');
  expect(drawnAfter('normalized', 'bank')).toBe('straight');
  expect(drawnAfter('normalized', 'price')).toBe('bent');
  expect(drawnAfter('noHidden', 'wave')).toBe('straight');
});

test('a larger learning rate is not always faster: a whole tournament decides, and nobody’s answer is shown', () => {
  const play = new Play(tournament, withHabits({ ...tournamentAuthority, bot: tournamentBot }));
  const enter = (viewer: Viewer, learningRate: number) =>
    play.act(viewer, { type: 'enter', entry: { learningRate, optimizer: 'sgd' } });
  enter(ada, 0.1);
  expect(play.view(teacher).asks!.claim).toEqual({});
  enter(bob, 10);
  expect(play.act(teacher, habit({ type: 'ask', habit: 'claim', topic: 'largerIsFaster' }))).toBe('done');
  play.act(ada, answer('first', 0));
  play.act(teacher, habit({ type: 'run' }));
  play.train(100);
  expect(play.view(teacher).round!.stage).toBe('running');
  play.train(100_000);
  expect(play.view(teacher).round).toMatchObject({
    stage: 'second',
    measured: { outcome: 1, facts: { copies: 2, best: 0.1, largest: 10 } },
  });
  expect(JSON.stringify(play.view(bob))).not.toContain('votes');
  expect(play.replayed()).toEqual(play.state);
});

test('hands against one gradient: the machine takes exactly as many steps as the best table took, from the same start', () => {
  const play = new Play(neuron, withHabits({ ...neuronAuthority, bot: neuronBot }));
  play.act(teacher, { type: 'next' });
  expect(play.view(teacher).asks!.prediction).toEqual({});
  play.act(teacher, { type: 'next' });
  for (let step = 1; step <= 30; step++) {
    const { phase } = play.state.stage;
    if (phase !== 'seeing') throw new Error(phase);
    play.act(ada, { type: 'turn', phase, parameter: 0, value: step / 100 });
  }
  expect(play.act(teacher, habit({ type: 'ask', habit: 'prediction', topic: 'asManySteps' }))).toBe('done');
  expect(play.state.stage).toMatchObject({ clock: { kind: 'stopped' } });
  const { steps, hands, start } = play.view(teacher).round!.asked;
  expect(hands).toBeLessThanOrEqual(start!);
  play.act(teacher, habit({ type: 'run' }));
  play.train(100_000);
  const { metrics } = play.job.learner('main')!.report();
  expect(metrics.iteration).toBe(steps);
  const { measured } = play.view(ada).round!;
  expect(measured!.facts['machine']).toBe(metrics.trainingLoss);
  const share = metrics.trainingLoss! / hands!;
  expect(measured!.outcome).toBe(share < 0.95 ? 0 : share > 1.05 ? 2 : 1);
  expect(play.state.stage.phase).toBe('compare');
  expect(play.replayed()).toEqual(play.state);
});
