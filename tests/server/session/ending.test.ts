import { expect, test, vi } from 'vitest';
import type { Journal } from '#server/journal/journal.ts';
import { act, command, type FakeTime, shown, startEgg } from './egg.ts';

/** Once. */
function refuseDeletion(journal: Journal, meanwhile: () => void = () => undefined): void {
  vi.spyOn(journal, 'deleteSession').mockImplementationOnce(async () => {
    meanwhile();
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
