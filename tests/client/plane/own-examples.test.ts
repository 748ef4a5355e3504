import { expect, test, vi } from 'vitest';
import { OwnExamples } from '#client/activities/plane/own-examples.svelte.ts';
import type { CommandReply } from '#shared/protocol/outbox.ts';
import type { PlaneAction, PlaneExamples } from '#shared/activities/plane/state.ts';

const seat = 's1';
const draft = { x: 0.1, y: 0.2, label: 1 };

/** A session that answers when it is told to. */
function session() {
  const asked: { action: PlaneAction; answer(reply: CommandReply): void }[] = [];
  const act = vi.fn(
    (action: PlaneAction) => new Promise<CommandReply>((answer) => asked.push({ action, answer })),
  );
  const own = new OwnExamples(act);
  const answer = async (reply: CommandReply) => {
    asked.shift()!.answer(reply);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { own, act, answer, actions: () => act.mock.calls.map(([action]) => action) };
}

const saved = (id: number, place: object = {}): PlaneExamples => ({
  [id]: { ...draft, isTest: false, seat, ...place },
});

test('a placed example is there at once, pending, and stays one when the session has it', async () => {
  const { own, answer } = session();
  own.add(draft);
  const [pending] = own.list({}, seat);
  expect(pending).toMatchObject({ ...draft, isPending: true });
  await answer({ ok: true, id: 7 });
  expect(own.list({}, seat)).toHaveLength(1);
  const known = own.list(saved(7), seat);
  expect(known).toMatchObject([{ id: 7, isPending: false, key: pending!.key }]);
  own.settle(saved(7));
  expect(own.list({}, seat)).toEqual([]);
});

test('a refused one disappears again', async () => {
  const { own, answer } = session();
  own.add(draft);
  await answer({ ok: false, code: 'frozen' });
  expect(own.list({}, seat)).toEqual([]);
});

test('others’ examples are not in the list', () => {
  const { own } = session();
  expect(
    own.list({ 1: { ...draft, isTest: false, seat: 's2' }, 2: { ...draft, isTest: false } }, seat),
  ).toEqual([]);
});

test('moving one that has no number yet waits for the number', async () => {
  const { own, answer, actions } = session();
  own.add(draft);
  own.move(own.list({}, seat)[0]!, { x: 0.5, y: 0.5 });
  expect(own.list({}, seat)[0]).toMatchObject({ x: 0.5, y: 0.5 });
  expect(actions()).toHaveLength(1);
  await answer({ ok: true, id: 7 });
  expect(actions()[1]).toEqual({ type: 'moveExample', id: 7, x: 0.5, y: 0.5 });
});

test('a refused move goes back to where the session has it', async () => {
  const { own, answer } = session();
  own.move(own.list(saved(7), seat)[0]!, { x: 0.5, y: 0.5 });
  await new Promise((resolve) => setTimeout(resolve));
  await answer({ ok: false, code: 'frozen' });
  expect(own.list(saved(7), seat)[0]).toMatchObject({ x: draft.x, isPending: false });
});

test('undo takes back move and removal, one after the other, even under a new number', async () => {
  const { own, answer, actions } = session();
  own.move(own.list(saved(7), seat)[0]!, { x: 0.5, y: 0.5 });
  await new Promise((resolve) => setTimeout(resolve));
  await answer({ ok: true });
  const moved = saved(7, { x: 0.5, y: 0.5 });
  own.settle(moved);
  own.remove(own.list(moved, seat)[0]!);
  expect(own.list(moved, seat)).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve));
  await answer({ ok: true });
  own.undo();
  await answer({ ok: true, id: 8 });
  const back = saved(8, { x: 0.5, y: 0.5 });
  own.settle(back);
  own.undo();
  await new Promise((resolve) => setTimeout(resolve));
  expect(actions().slice(2)).toEqual([
    { type: 'addExample', x: 0.5, y: 0.5, label: 1 },
    { type: 'moveExample', id: 8, x: 0.1, y: 0.2 },
  ]);
  expect(own.canUndo).toBe(false);
});
