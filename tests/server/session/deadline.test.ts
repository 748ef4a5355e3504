import { expect, test } from 'vitest';
import { act, eggOf, open, shown, startEgg } from './egg.ts';

test('A deadline is met once, when it has come, by nobody but the clock', async () => {
  const { session, time } = await startEgg();
  expect(await act(session, { type: 'ring' })).toMatchObject({ ok: false, code: 'teacher-only' });
  await act(session, { type: 'set', ms: 5_000 });
  time.pass(4_999);
  await session.flushed();
  expect(eggOf(session).rings).toBe(0);
  time.pass(1);
  await shown(session, ({ rings }) => rings === 1);
  await session.flushed();
  expect(eggOf(session).rings).toBe(1);
  expect(time.waiting).toBe(0);
});

test('A deadline that moves rings at its new time only', async () => {
  const { session, time } = await startEgg();
  await act(session, { type: 'set', ms: 5_000 });
  time.pass(3_000);
  await act(session, { type: 'set', ms: 5_000 });
  time.pass(3_000);
  await session.flushed();
  expect(eggOf(session).rings).toBe(0);
  time.pass(2_000);
  await shown(session, ({ rings }) => rings === 1);
});

test('A session that nobody holds waits for nothing; its overdue deadline is met when it is taken up again', async () => {
  const { session, directory, journal, time } = await startEgg();
  await act(session, { type: 'set', ms: 5_000 });
  await directory.suspend();
  expect(time.waiting).toBe(0);
  time.pass(60_000);
  const again = await (await open(journal, time)).find(session.code);
  await again!.flushed();
  expect(eggOf(again!).rings).toBe(0);
  time.pass(0);
  await shown(again!, ({ rings }) => rings === 1);
});

test('After a crash the journal alone brings deadline and rings back', async () => {
  const { session, journal, time } = await startEgg();
  await act(session, { type: 'set', ms: 5_000 });
  time.pass(5_000);
  await shown(session, ({ rings }) => rings === 1);
  await act(session, { type: 'set', ms: 5_000 });
  const again = await (await open(journal, time)).find(session.code);
  expect(eggOf(again!)).toEqual({ rings: 1, endsAt: time.now + 5_000 });
});
