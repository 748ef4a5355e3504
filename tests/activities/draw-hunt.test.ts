import { expect, test } from 'vitest';
import type { NetworkFact, NetworkFacts } from '#shared/activities/activity.ts';
import { drawAuthority } from '#server/activities/draw/authority.ts';
import { draw } from '#shared/activities/draw/rules.ts';
import { CONVOLUTIONAL, WITH_ALL } from '#shared/activities/draw/networks.ts';
import type { DrawEvent, DrawState } from '#shared/activities/draw/state.ts';
import { DrawingClass, teacher } from '#tests/support/drawing-class.ts';

/** A network that found these drawings hardest. */
function facts(...ids: readonly number[]): NetworkFacts {
  const hardest = ids.map((id) => ({ id, share: 0.1, guess: 0 }));
  return { networks: { [CONVOLUTIONAL]: { facts: { hardest } } as unknown as NetworkFact } };
}

/** Four seats, one of them a saboteur, have drawn four each. → the class and the saboteur */
function sabotagedClass() {
  const some = new DrawingClass(4);
  expect(some.act(teacher, { type: 'callSaboteurs', count: 1 })).toBeUndefined();
  const saboteur = some.seats.find(({ id }) => some.view(id).instead !== undefined)!.id;
  for (const { id } of some.seats) for (let index = 0; index < 4; index++) some.draws(id);
  return { some, saboteur };
}

test('a saboteur alone is told, to draw another class than the one that its drawing goes by', () => {
  const some = new DrawingClass(6);
  some.act(teacher, { type: 'callSaboteurs', count: 2 });
  const told = some.seats.map(({ id }) => some.view(id)).filter(({ instead }) => instead !== undefined);
  expect(told.length).toBeGreaterThan(0);
  expect(told.length).toBeLessThanOrEqual(2);
  for (const { instead, prompt } of told) expect(instead).not.toBe(prompt);
  expect(some.desk.saboteurs).toBe(2);
  some.draws(some.state.saboteurs[0]!);
  for (const view of [some.board, some.desk]) {
    expect(JSON.stringify(view)).not.toMatch(/sabotaged|instead/);
  }
  some.act(teacher, { type: 'setPhase', phase: 'label' });
  const asked = some.seats.filter(({ id }) => some.view(id).isSaboteur);
  expect(asked.map(({ id }) => id).toSorted()).toEqual(some.state.saboteurs.toSorted());
});

test('with whole authors for the test, none of them is called', () => {
  const some = new DrawingClass(8);
  for (let round = 0; round < 5; round++) some.act(teacher, { type: 'callSaboteurs', count: 2 });
  expect(some.state.saboteurs).toHaveLength(2);
  expect(some.state.saboteurs).not.toContain('s4');
  expect(some.state.saboteurs).not.toContain('s8');
});

test('the hunt accuses drawings that the network found hard: half of the hunters find what was sabotaged', () => {
  const { some } = sabotagedClass();
  const [bad] = some.state.sabotaged;
  const good = Number(
    Object.keys(some.state.drawings).find((id) => !some.state.sabotaged.includes(Number(id))),
  );
  some.hears(facts(bad!));
  expect(some.state.hunt.suspects).toBeUndefined();
  expect(some.act(teacher, { type: 'nameHardest', hardest: [] })).toBe('not-now');
  some.act(teacher, { type: 'setPhase', phase: 'hunt' });
  some.act(teacher, { type: 'askHardest' });
  some.hears(facts(bad!, good, 999));
  expect(some.view('s1').suspects?.map(({ id }) => id)).toEqual([bad, good]);

  const accuse = (seat: string, id: number, isWrong = true) =>
    some.act({ role: 'student', seat }, { type: 'accuse', id, isWrong });
  expect(accuse('s1', 999)).toBe('no-such-example');
  for (const seat of ['s1', 's2', 's3']) accuse(seat, bad!);
  accuse('s4', good);
  expect(some.board.hunt?.suspects.map(({ accusations }) => accusations)).toEqual([3, 1]);
  expect(some.board.hunt?.sabotaged).toEqual({ all: some.state.sabotaged.length, found: 1 });
  for (const seat of ['s2', 's3']) {
    accuse(seat, bad!, false);
    accuse(seat, good);
  }
  expect(some.board.hunt?.sabotaged?.found).toBe(0);
  expect(JSON.stringify(some.board.hunt)).not.toMatch(/s[1-4]/);
});

test('what is hidden is hunted no more, and who has gone accuses nothing', () => {
  const { some } = sabotagedClass();
  some.act(teacher, { type: 'setPhase', phase: 'hunt' });
  some.act(teacher, { type: 'askHardest' });
  some.hears(facts(1, 2));
  some.act({ role: 'student', seat: 's2' }, { type: 'accuse', id: 1, isWrong: true });
  some.state = draw.apply(some.state, { type: 'seatForgotten', seat: 's2' });
  expect(some.board.hunt?.suspects[0]?.accusations).toBe(0);
  some.act(teacher, { type: 'hideDrawing', id: 1, isHidden: true });
  expect(some.view('s3').suspects?.map(({ id }) => id)).toEqual([2]);
});

/** The class does something; → what the networks are told. */
function told(some: DrawingClass, event: DrawEvent) {
  const before: DrawState = some.state;
  some.state = draw.apply(before, event);
  return drawAuthority.instruct(before, event, some.state);
}

test('left out, a drawing is learned from by one network only, in step with the other from the same seed', () => {
  const { some } = sabotagedClass();
  const [id] = some.state.sabotaged;
  const test = Number(Object.entries(some.state.drawings).find(([, { isTest }]) => isTest)![0]);
  expect(some.act(teacher, { type: 'leaveOut', ids: [test], isLeftOut: true })).toBeUndefined();
  expect(some.state.drawings[test]!.isLeftOut).toBeUndefined();

  const builds = told(some, { type: 'leftOut', ids: [id!], isLeftOut: true }).flatMap((one) =>
    one.type === 'build' ? [one] : [],
  );
  const without = builds.find(({ network }) => network === CONVOLUTIONAL)!;
  const all = builds.find(({ network }) => network === WITH_ALL)!;
  expect([without.spec, without.batchSize, without.augmentation]).toEqual([
    all.spec,
    all.batchSize,
    all.augmentation,
  ]);
  const ids = ({ examples }: typeof all) => examples!.map((example) => example.id);
  expect(ids(all).filter((one) => !ids(without).includes(one))).toEqual([id]);

  const label = { type: 'drawingLabelled', id: id!, seat: 's4', label: 0 } as const;
  expect(told(some, label).map((one) => one.type === 'upsert' && one.data)).toEqual(['all']);
  const back = told(some, { type: 'leftOut', ids: [id!], isLeftOut: false });
  expect(back.at(-1)).toEqual({ type: 'drop', network: WITH_ALL });
});
