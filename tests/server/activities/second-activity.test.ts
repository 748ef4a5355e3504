import { expect, test } from 'vitest';
import { activities } from '#server/activities/registry.ts';
import { activity } from '#server/session/activities.ts';
import { allow, refused, type ActivityRules } from '#shared/activities/activity.ts';
import {
  accepted,
  joinClass,
  openClass,
  serve,
  shown,
  temporaryFolder,
} from '#tests/support/class-server.ts';

/** The smallest activity there can be: a show of hands, and a network of one neuron that learns the share of them. */
type Hands = Readonly<Record<string, boolean>>;
type Raise = { readonly type: 'raise'; readonly isUp: boolean };
type Raised = { readonly type: 'raised'; readonly seat: string; readonly isUp: boolean };
type Shares = { readonly up: number; readonly all: number };

const rules: ActivityRules<Hands, Raise, Raised, Shares> = {
  name: 'hands',
  initial: () => ({}),
  decide: (_state, { isUp }, { viewer }) =>
    viewer.role === 'student'
      ? allow([{ type: 'raised', seat: viewer.seat, isUp }])
      : refused('students-only'),
  apply: (state, { seat, isUp }) => ({ ...state, [seat]: isUp }),
  seatRemoved: (_state, seat) => [{ type: 'raised', seat, isUp: false }],
  view: (state) => ({ up: Object.values(state).filter(Boolean).length, all: Object.keys(state).length }),
};

const hands = activity(rules, {
  parse: (action) => ({ action: action as Raise }),
  open: () => [
    {
      type: 'build',
      spec: {
        inputs: 1,
        layers: [{ kind: 'dense', units: 1, activation: 'linear' }],
        loss: 'meanSquaredError',
        optimizer: { kind: 'sgd', learningRate: 0.1 },
        seed: 1,
      },
      batchSize: 1,
    },
  ],
  instruct: (_before, { seat, isUp }) => [
    {
      type: 'upsert',
      examples: [{ id: Number(seat.slice(1)), isTest: false, input: [1], target: [isUp ? 1 : 0] }],
    },
    { type: 'step', unit: 'epoch' },
  ],
  bot: { opening: [], next: () => undefined, shows: () => true, audit: () => ({ lost: 0, duplicated: 0 }) },
});

test('A lesson goes from one activity to another and back, and finds each as it was left', async () => {
  const { url } = await serve({ activities: { ...activities, hands } });
  const { code, teacher } = await openClass(url, 'plane');
  const ada = await joinClass(url, code, 'ada');
  accepted(await ada.act({ type: 'addExample', x: 0.5, y: 0.5, label: 1 }));
  expect(await ada.command({ type: 'begin', activity: 'hands' })).toMatchObject({ code: 'teacher-only' });
  expect(await teacher.command({ type: 'begin', activity: 'chess' })).toMatchObject({
    code: 'no-such-activity',
  });
  accepted(await teacher.command({ type: 'begin', activity: 'hands' }));
  await shown(ada, ({ activity: { name } }) => name === 'hands' && (ada.network?.weights?.length ?? 99) < 20);
  accepted(await ada.act({ type: 'raise', isUp: true }));
  accepted(await teacher.command({ type: 'begin', activity: 'plane' }));
  const view = await shown(
    ada,
    ({ activity: { name } }) => name === 'plane' && (ada.network?.weights?.length ?? 0) > 20,
  );
  expect((view.activity.view as { examples: object }).examples).toMatchObject({ 1: { x: 0.5, label: 1 } });
});

test('A second activity costs its rules, its authority and one line in the registry', async () => {
  const folder = await temporaryFolder();
  const withHands = { ...activities, hands };
  const first = await serve({ activities: withHands, folder });
  const { code, teacher } = await openClass(first.url, 'hands');
  const ada = await joinClass(first.url, code, 'ada');
  await joinClass(first.url, code, 'bob');
  accepted(await ada.act({ type: 'raise', isUp: true }));
  expect(await teacher.act({ type: 'raise', isUp: true })).toMatchObject({ code: 'students-only' });
  await shown(teacher, ({ activity: { view } }) => (view as Shares).up === 1);
  await shown(teacher, () => teacher.metrics?.iteration === 1);
  await first.close();

  const second = await serve({ activities: withHands, folder });
  const again = await joinClass(second.url, code, 'ada');
  const view = await shown(again, () => again.metrics?.iteration === 1);
  expect(view.activity).toEqual({ name: 'hands', view: { up: 1, all: 1 } });
});
