import { expect, test } from 'vitest';
import { activities } from '#server/activities/registry.ts';
import { openJournal } from '#server/journal/open-journal.ts';
import { trainingHistory } from '#server/session/training-history.ts';
import { replay } from '#server/training/replay.ts';
import { loadKernelsNow } from '#shared/engine/index.ts';
import type { SimulatedPage } from '#server/bots/simulate/simulated-page.ts';
import {
  accepted,
  joinClass,
  openClass,
  openPage,
  serve,
  shown,
  temporaryFolder,
  tokenOf,
} from '#tests/support/class-server.ts';

const world = { activityOf: (name: string) => activities[name as 'plane'] };

/** Plays at full speed for a while, changing things under the running network, then pauses: what the network is then. */
async function play(teacher: SimulatedPage, student: SimulatedPage) {
  const reach = (iteration: number) => shown(teacher, () => (teacher.metrics?.iteration ?? 0) > iteration);
  const start = teacher.metrics?.iteration ?? 0;
  accepted(await teacher.act({ type: 'setSpeed', speed: 0 }));
  accepted(await teacher.act({ type: 'run' }));
  await reach(start + 300);
  accepted(await student.act({ type: 'addExample', x: 0.3, y: -0.2, label: 1 }));
  accepted(await teacher.act({ type: 'configure', settings: { learningRate: 0.05, batchSize: 7 } }));
  await reach(teacher.metrics!.iteration + 300);
  accepted(await student.act({ type: 'addExample', x: -0.3, y: 0.4, label: 0 }));
  await reach(teacher.metrics!.iteration + 300);
  accepted(await teacher.act({ type: 'pause' }));
  await shown(teacher, () => teacher.metrics!.iterationsPerSecond === 0);
  const { metrics, weights } = teacher.network!;
  return { moment: { run: metrics.run, iteration: metrics.iteration }, weights };
}

test('A class’s run can be trained again from its journal, bit for bit, before and after a restart', async () => {
  const folder = await temporaryFolder();
  const first = await serve({ folder });
  const { code, teacher } = await openClass(first.url);
  const student = await joinClass(first.url, code, 'ada');
  accepted(await teacher.act({ type: 'loadSet', set: 'spiral' }));
  const before = await play(teacher, student);
  await first.close();

  const second = await serve({ folder });
  const again = openPage(second.url);
  accepted(await again.attend(code, { as: 'teacher', token: tokenOf('teacher') }));
  await shown(again, () => again.metrics !== undefined);
  const after = await play(again, await joinClass(second.url, code, 'ada'));
  await second.close();

  const journal = await openJournal({ folder });
  const [session] = await journal.sessions();
  const history = await journal.loadAll(session!.id);
  await journal.close();
  for (const [incarnation, { moment, weights }] of [
    [1, before],
    [2, after],
  ] as const)
    expect(
      replay(trainingHistory(history, incarnation, world), moment, loadKernelsNow('plain')).main,
    ).toEqual(weights);
  expect(after.moment.iteration).toBeGreaterThan(before.moment.iteration);
});
