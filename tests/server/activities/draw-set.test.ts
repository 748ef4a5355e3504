import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { TeacherDrawView } from '#shared/activities/draw/view-types.ts';
import { packDrawings } from '#shared/drawings/packed-drawings.ts';
import { createRandom } from '#shared/engine/index.ts';
import { accepted, openClass, serve, shown, temporaryFolder, tokenOf } from '#tests/support/class-server.ts';

const COUNTS = Array.from({ length: 4 }, () => ({ training: 15, test: 5 }));

/** Twenty of each of four classes, every fourth for the test. */
function packed(): Uint8Array<ArrayBuffer> {
  const random = createRandom(6);
  return packDrawings(
    Array.from({ length: 80 }, (_, index) => ({
      label: index % 4,
      isTest: Math.floor(index / 4) % 4 === 3,
      pixels: Uint8Array.from({ length: 784 }, () => random.below(256)),
    })),
  );
}

async function upload(url: string, code: string, bytes: Uint8Array<ArrayBuffer>, token = tokenOf('teacher')) {
  const answer = await fetch(`${url}/api/blobs/${code}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/octet-stream' },
    body: bytes,
  });
  return { status: answer.status, ...((await answer.json()) as { blob?: string; code?: string }) };
}

test('Drawings that come by reference are learned from, given back, and go with their class', async () => {
  const folder = await temporaryFolder();
  const { url } = await serve({ folder });
  const { code, teacher } = await openClass(url, 'draw');
  const bytes = packed();
  const { blob } = await upload(url, code, bytes);
  accepted(await teacher.act({ type: 'importSet', blob, counts: COUNTS }));
  accepted(await teacher.act({ type: 'setSpeed', speed: 0 }));
  accepted(await teacher.act({ type: 'run' }));
  await shown(teacher, () => teacher.metrics?.trainingSize === 60 && teacher.metrics.iteration > 3);
  expect(teacher.metrics?.testSize).toBe(20);
  const back = await fetch(`${url}/api/blobs/${code}/${blob}`, {
    headers: { Authorization: `Bearer ${tokenOf('teacher')}` },
  });
  expect(new Uint8Array(await back.arrayBuffer())).toEqual(bytes);
  expect((teacher.view!.activity.view as TeacherDrawView).sets).toHaveLength(1);
  accepted(await teacher.act({ type: 'clear' }));
  await shown(teacher, () => teacher.metrics?.trainingSize === 0);
  expect(await readdir(join(folder, 'blobs'))).toHaveLength(1);
  accepted(await teacher.command({ type: 'end' }));
  expect(await readdir(join(folder, 'blobs'))).toEqual([]);
});

test('Only the teacher may keep something by reference, and nothing that is no drawings', async () => {
  const { url } = await serve();
  const { code } = await openClass(url, 'draw');
  expect(await upload(url, code, packed(), tokenOf('ada'))).toMatchObject({
    status: 403,
    code: 'wrong-token',
  });
  expect(await upload(url, '000000', packed())).toMatchObject({ status: 403 });
  expect(await upload(url, code, new Uint8Array(785))).toMatchObject({ status: 400, code: 'malformed' });
  const strange = packDrawings([{ label: 11, isTest: false, pixels: new Uint8Array(784) }]);
  expect(await upload(url, code, strange)).toMatchObject({ status: 400, code: 'malformed' });
  expect(await upload(url, code, new Uint8Array(2 ** 20 + 786))).toMatchObject({
    status: 413,
    code: 'too-large',
  });
});
