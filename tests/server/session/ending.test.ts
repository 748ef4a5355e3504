import { expect, test, vi } from 'vitest';
import type { Journal } from '#server/journal/journal.ts';
import { act, command, eggOf, type FakeTime, shown, startEgg } from './egg.ts';

/** Once. */
function refuseDeletion(journal: Journal, meanwhile: () => unknown = () => undefined): void {
  vi.spyOn(journal, 'deleteSession').mockImplementationOnce(async () => {
    await meanwhile();
    throw new Error('The disk does not answer');
  });
}

const ring = (time: FakeTime) => () => time.pass(5_000);

test('A deadline that comes while the disk refuses to end the session is met when the session goes on', async () => {
  const { session, journal, time } = await startEgg([expect.stringContaining('could not be deleted')]);
  await act(session, { type: 'set', ms: 5_000 });
  refuseDeletion(journal, ring(time));
  expect(await command(session, { type: 'end' })).toMatchObject({ ok: false, code: 'not-saved' });
  time.pass(0);
  await shown(session, ({ rings }) => rings === 1);
});

test('A session that loses its journal while the disk refuses to end it is rebuilt', async () => {
  const { session, directory, journal } = await startEgg([
    expect.stringContaining('could not be deleted'),
    expect.stringContaining('is rebuilt'),
  ]);
  await act(session, { type: 'set', ms: 5_000 });
  vi.spyOn(journal, 'append').mockRejectedValueOnce(new Error('The disk is full'));
  refuseDeletion(journal);
  const unsaved = act(session, { type: 'set', ms: 9_000 });
  const ended = command(session, { type: 'end' });
  expect(await unsaved).toMatchObject({ ok: false, code: 'not-saved' });
  expect(await ended).toMatchObject({ ok: false, code: 'not-saved' });
  const again = (await directory.find(session.code))!;
  expect(again).not.toBe(session);
  expect(eggOf(again)).toEqual({ rings: 0, endsAt: 1_005_000 });
  expect(await act(again, { type: 'set', ms: 1_000 })).toMatchObject({ ok: true });
});

test('A session that is left to the journal while the disk refuses to end it stays left', async () => {
  const { session, directory, journal, time } = await startEgg([
    expect.stringContaining('could not be deleted'),
  ]);
  await act(session, { type: 'set', ms: 5_000 });
  refuseDeletion(journal, () => directory.suspend());
  expect(await command(session, { type: 'end' })).toMatchObject({ ok: false, code: 'not-saved' });
  expect(time.waiting).toBe(0);
  expect(await act(session, { type: 'set', ms: 1_000 })).toMatchObject({ ok: false, code: 'shutting-down' });
});
