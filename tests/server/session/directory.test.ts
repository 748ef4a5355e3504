import { expect, test, vi } from 'vitest';
import { act, eggOf, startEgg } from './egg.ts';

test('A session that cannot be saved in one piece keeps no other one from being left to the journal', async () => {
  const { session, directory, journal, time } = await startEgg([
    expect.stringContaining('could not be saved'),
  ]);
  await act(session, { type: 'set', ms: 5_000 });
  time.pass(1);
  expect(await directory.start({ activity: 'egg', token: '1'.repeat(32) })).toMatchObject({ ok: true });
  vi.spyOn(journal, 'saveCheckpoint').mockRejectedValueOnce(new Error('The disk is full'));
  const nobody = () => false;
  await directory.suspendUnused(nobody);
  expect(directory.openCount).toBe(2);
  await directory.suspendUnused(nobody);
  expect(directory.openCount).toBe(0);
  expect(time.waiting).toBe(0);
  expect(eggOf((await directory.find(session.code))!)).toMatchObject({ endsAt: 1_005_000 });
});
