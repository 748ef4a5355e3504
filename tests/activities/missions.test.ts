import { expect, test } from 'vitest';
import { planeAuthority } from '#server/activities/plane/authority.ts';
import { planeBot } from '#server/activities/plane/bot.ts';
import { withHabits } from '#server/activities/with-habits.ts';
import type { Viewer } from '#shared/activities/activity.ts';
import type { MissionName } from '#shared/activities/plane/missions/state.ts';
import { plane } from '#shared/activities/plane/rules.ts';
import { Play } from './play.ts';

const teacher: Viewer = { role: 'teacher' };
const ada: Viewer = { role: 'student', seat: 's1' };
const bob: Viewer = { role: 'student', seat: 's2' };

function begin(name: MissionName) {
  const play = new Play(plane, withHabits({ ...planeAuthority, bot: planeBot }));
  play.act(ada, { type: 'addExample', x: 0.5, y: 0.5, label: 1 });
  expect(play.act(teacher, { type: 'beginMission', name })).toBe('done');
  return play;
}

type Class = ReturnType<typeof begin>;

/** As many iterations as it takes, reported now and then. */
function train(play: Class, iterations: number): void {
  for (let done = 0; done < iterations && play.state.mission?.stage === 'on'; done += 100) play.train(100);
}

test('a mission brings its own examples; once missions are ended the class’s own plane is back, without those who left', () => {
  const play = begin('rescue');
  expect(Object.values(play.state.examples).some(({ seat }) => seat)).toBe(false);
  expect(play.act(ada, { type: 'addExample', x: 30, y: 3000, label: 1 })).toBe('not-now');
  play.act(teacher, { type: 'beginMission', name: 'memorise' });
  play.act(teacher, { type: 'endMission' });
  expect(play.state).toMatchObject({ set: 'empty', settings: { learningRate: 0.1 }, trueLabels: {} });
  expect(Object.values(play.state.examples)).toMatchObject([{ seat: 's1', x: 0.5, y: 0.5 }]);
  expect(play.act(ada, { type: 'addExample', x: 0, y: 0, label: 0 })).toBe('done');
  expect(play.view(teacher).played).toEqual(['rescue', 'memorise']);

  play.act(teacher, { type: 'beginMission', name: 'rescue' });
  for (const event of plane.seatRemoved(play.state, 's1')) play.state = plane.apply(play.state, event);
  play.act(teacher, { type: 'endMission' });
  expect(play.state.examples).toEqual({});
});

test('raw units fail until the class has them normalized: the goal is measured on the live network', () => {
  const play = begin('rescue');
  train(play, 500);
  expect(play.state.mission).toMatchObject({ stage: 'on' });
  expect(play.state.mission!.progress['accuracy']).toBeLessThan(80);
  expect(play.act(ada, { type: 'wish', wish: 'normalize' })).toBe('done');
  expect(play.act(bob, { type: 'wish', wish: 'fewer' })).toBe('out-of-range');
  expect(play.view(teacher).mission!.wishes).toEqual({ s1: 'normalize' });
  play.now += 20_000;
  play.act(teacher, { type: 'grant', wish: 'normalize' });
  expect(play.state.mission!.wishes).toEqual({});
  train(play, 2000);
  expect(play.state.mission).toMatchObject({ stage: 'done', doneAt: play.now });
  expect(play.state.training.isRunning).toBe(false);
  expect(play.replayed()).toEqual(play.state);
});

test('XOR needs three neurons: six are too many, and what the old network could do does not count for the new one', () => {
  const play = begin('fewestNeurons');
  train(play, 2000);
  expect(play.state.mission).toMatchObject({ stage: 'on', progress: { best: 6 } });
  for (const _ of [5, 4, 3]) play.act(teacher, { type: 'grant', wish: 'fewer' });
  expect(play.state.settings.hiddenLayers).toEqual([3]);
  expect(play.state.mission).toMatchObject({ stage: 'on', progress: { best: 6 } });
  train(play, 5000);
  expect(play.state.mission).toMatchObject({ stage: 'done', progress: { best: 3 } });
});

test('a learning rate that is large enough makes it explode', () => {
  const play = begin('explode');
  train(play, 200);
  expect(play.state.mission!.stage).toBe('on');
  for (const wish of ['linear', 'rateUp', 'rateUp', 'rateUp'] as const)
    play.act(teacher, { type: 'grant', wish });
  train(play, 2000);
  expect(play.state.mission!.stage).toBe('done');
});

test('shuffled labels can be learnt by heart, but not for the test', () => {
  const play = begin('memorise');
  expect(play.view(teacher).hasShuffledLabels).toBe(true);
  for (const wish of ['adam', 'layer', 'layer'] as const) play.act(teacher, { type: 'grant', wish });
  train(play, 30_000);
  expect(play.state.mission!.stage).toBe('done');
  expect(play.state.mission!.progress['test']).toBeLessThan(75);
});

test('each seat stops once, and learns alone how near it was; the whole run says where the lowest test loss lay', () => {
  const play = begin('stopInTime');
  play.train(8 * 24);
  expect(play.act(ada, { type: 'stopHere' })).toBe('done');
  expect(play.act(ada, { type: 'stopHere' })).toBe('not-now');
  play.train(8 * 120);
  expect(play.act(bob, { type: 'stopHere' })).toBe('done');
  train(play, 10_000);
  const { mission } = play.view(ada);
  const { lowest, close, stopped } = mission!.progress;
  const near = mission!.stops.filter(({ loss }) => loss <= 1.05 * lowest!).length;
  expect(mission!.progress).toMatchObject({ close: near, stopped: 2 });
  expect(mission!.stage).toBe(close! >= stopped! / 2 ? 'done' : 'over');
  expect(mission!.own!.epoch).toBeLessThan(play.view(bob).mission!.own!.epoch);
  expect(JSON.stringify(play.view(bob))).not.toMatch(/s1/);
  expect(play.view({ role: 'board' }).mission).not.toHaveProperty('own');
});

test('three minutes end it, one more if the teacher wants', () => {
  const play = begin('rescue');
  play.act(teacher, { type: 'extendMission' });
  play.now += 180_000;
  play.ring();
  expect(play.state.mission!.stage).toBe('on');
  play.now += 60_000;
  expect(play.act(teacher, { type: 'missionTimeUp' })).toBe('teacher-only');
  play.ring();
  expect(play.state.mission!.stage).toBe('over');
  expect(play.state.training.isRunning).toBe(false);
  expect(play.act(ada, { type: 'wish', wish: 'normalize' })).toBe('not-now');
});
