import { expect, test } from 'vitest';
import { openJournal } from '#server/journal/open-journal.ts';
import type { PlaneView } from '#shared/activities/plane/state.ts';
import type { SessionView } from '#shared/protocol/session-view.ts';
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

const planeOf = (view: SessionView) => view.activity.view as PlaneView;

test('After a restart a class has the same seats, points, settings and network, and trains on', async () => {
  const folder = await temporaryFolder();
  const first = await serve({ folder });
  const { code, teacher } = await openClass(first.url);
  const ada = await joinClass(first.url, code, 'ada');
  accepted(await teacher.act({ type: 'configure', settings: { hiddenLayers: [5], learningRate: 0.3 } }));
  accepted(await teacher.act({ type: 'loadSet', set: 'xor' }));
  accepted(await ada.act({ type: 'addExample', x: 0.5, y: 0.5, label: 1 }));
  accepted(await teacher.act({ type: 'setSpeed', speed: 0 }));
  accepted(await teacher.act({ type: 'run' }));
  await shown(teacher, () => (teacher.metrics?.iteration ?? 0) > 500);
  accepted(await teacher.act({ type: 'pause' }));
  const before = await shown(
    teacher,
    (view) => !planeOf(view).training.isRunning && teacher.metrics!.iterationsPerSecond === 0,
  );
  const { iteration, trainingLoss } = teacher.metrics!;
  await first.close();

  const second = await serve({ folder });
  const again = openPage(second.url);
  accepted(await again.attend(code, { as: 'teacher', token: tokenOf('teacher') }));
  const after = await shown(again, () => again.metrics !== undefined);
  expect(after.activity).toEqual(before.activity);
  expect(after.seats.s1!.name).toBe(before.seats.s1!.name);
  expect(again.metrics).toMatchObject({ iteration, trainingLoss });
  accepted(await again.act({ type: 'run' }));
  await shown(again, () => again.metrics!.iteration > iteration);
});

test('A network whose checkpoint cannot be read begins anew; seats and points are still there', async () => {
  const folder = await temporaryFolder();
  const first = await serve({ folder });
  const { code, teacher } = await openClass(first.url);
  accepted(await teacher.act({ type: 'loadSet', set: 'xor' }));
  accepted(await teacher.act({ type: 'step', unit: 'epoch' }));
  await shown(teacher, () => (teacher.metrics?.iteration ?? 0) > 0);
  await first.close();
  await spoilCheckpoint(folder);

  const second = await serve({ folder });
  const again = openPage(second.url);
  await again.attend(code, { as: 'teacher', token: tokenOf('teacher') });
  const view = await shown(again, () => again.metrics?.iteration === 0);
  expect(Object.keys(planeOf(view).examples).length).toBe(120);
  accepted(await again.act({ type: 'step', unit: 'iteration' }));
  await shown(again, () => again.metrics!.iteration === 1);
});

async function spoilCheckpoint(folder: string): Promise<void> {
  const journal = await openJournal({ folder });
  const [session] = await journal.sessions();
  const { checkpoint } = await journal.load(session!.id);
  await journal.saveCheckpoint(session!.id, { ...checkpoint!, training: Uint8Array.of(1, 2, 3) });
  await journal.close();
}

test('A second server on the same data is refused while the first one runs', async () => {
  const folder = await temporaryFolder();
  await serve({ folder });
  await expect(serve({ folder })).rejects.toThrow(/another|already|in use/i);
});

test('A port in use is said in a sentence', async () => {
  const { port } = await serve();
  await expect(serve({ port })).rejects.toThrow(`Port ${port} is in use`);
});

test('A session that was ended leaves nothing behind', async () => {
  const folder = await temporaryFolder();
  const first = await serve({ folder });
  const { code, teacher } = await openClass(first.url);
  accepted(await teacher.command({ type: 'end' }));
  await first.close();
  const second = await serve({ folder });
  expect(await openPage(second.url).attend(code, { as: 'board' })).toMatchObject({ code: 'no-such-session' });
});
