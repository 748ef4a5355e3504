import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Activity } from '#server/session/activities.ts';
import { OptionsError, type SimulationOptions } from './options.ts';

type Bot = Activity['authority']['bot'];

/** What may hold drawings without a browser to read it. */
const FILES = /(idx\d-ubyte|\.npy|\.ndjson)(\.gz)?$/;

/** The activity's own bot, with a folder of real material where one is given. */
export async function withMaterial(bot: Bot, options: SimulationOptions): Promise<Bot> {
  const { data, classes, seed, perClass, test } = options;
  if (data === undefined) return bot;
  if (!bot.withMaterial) throw new OptionsError(`${options.activity} has no use for --data.`);
  const found = await readdir(data, { withFileTypes: true });
  const names = found.flatMap((file) => (file.isFile() && FILES.test(file.name) ? file.name : []));
  const files = await Promise.all(
    names.map(async (name) => ({ name, bytes: new Uint8Array(await readFile(join(data, name))) })),
  );
  const lesson = perClass === undefined ? undefined : { perClass, test };
  return bot.withMaterial({ files, classes, seed, lesson });
}

/** As a teacher's page does with what is too large for a command. → the blob's name */
export async function keepBlob(
  url: string,
  { code, token, bytes }: { code: string; token: string; bytes: Uint8Array<ArrayBuffer> },
): Promise<string> {
  const answer = await fetch(`${url}/api/blobs/${code}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/octet-stream' },
    body: bytes,
  });
  const { blob } = (await answer.json()) as { blob?: string };
  if (blob === undefined) throw new Error(`The server kept no blob: ${answer.status}`);
  return blob;
}
