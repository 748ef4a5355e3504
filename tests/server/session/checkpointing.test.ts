import { expect, test } from 'vitest';
import type { Checkpoint } from '#server/journal/journal.ts';
import { Checkpointing } from '#server/session/checkpointing.ts';

const CHECKPOINT: Checkpoint = { incarnation: 1, sequence: 1, state: {} };

/** Of a session that always has news, on a clock of its own; saving takes `tookMs`. */
function open({ tookMs }: { tookMs: number }) {
  let now = 1_000;
  let saved = 0;
  const checkpointing = new Checkpointing({
    canBeSaved: () => true,
    take: () => Promise.resolve(CHECKPOINT),
    async save() {
      now += tookMs;
      saved += 1;
    },
    now: () => now,
  });
  return {
    checkpointing,
    saved: () => saved,
    async later(ms: number) {
      now += ms;
      checkpointing.noteNews();
      await checkpointing.saveWhenDue();
    },
  };
}

test('Saving takes at most a tenth of the time, however large the session is', async () => {
  const { saved, later } = open({ tookMs: 800 });
  await later(0);
  expect(saved()).toBe(1);
  await later(7_900);
  expect(saved()).toBe(1);
  await later(200);
  expect(saved()).toBe(2);
});

test('Who is put away is saved to the end, soon after the last time too', async () => {
  const { checkpointing, saved, later } = open({ tookMs: 800 });
  await later(0);
  checkpointing.noteNews();
  await checkpointing.save();
  expect(saved()).toBe(2);
});
