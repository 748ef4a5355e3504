import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { filesIn, path } from './paths.mjs';

/**
 * Calls `make` unless `result` was made from these very sources. The mark is removed first and written last, so that an
 * interrupted build is done again.
 */
export async function makeIfChanged({ name, sources, result, make }) {
  const mark = path('dist', `${name}.fingerprint`);
  const now = fingerprint(sources);
  if (existsSync(path(result)) && existsSync(mark) && readFileSync(mark, 'utf8') === now) return;
  rmSync(mark, { force: true });
  await make();
  mkdirSync(dirname(mark), { recursive: true });
  writeFileSync(mark, now);
}

/** Of names and contents: times tell nothing after a checkout. */
function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesIn(source))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path(file)))
      .update('\0');
  }
  return hash.digest('hex');
}
