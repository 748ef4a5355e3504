import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKernelsNow } from '#shared/engine/index.ts';
import { checkCase } from '#tests/engine/reference/check-case.ts';

/** The largest relative error that counts as the same number. */
const LARGEST = 1e-4;

const defaultFolder = new URL('../../engine/golden', import.meta.url).pathname;

/** Checks every case file of a folder; returns whether all are supported and near enough. */
function checkFolder(folder: string): boolean {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  if (files.length === 0) console.log(`There is no case file in ${folder}.`);
  return files.map((file) => checkFile(folder, file)).every(Boolean) && files.length > 0;
}

function checkFile(folder: string, file: string): boolean {
  try {
    const differences = checkCase(JSON.parse(readFileSync(join(folder, file), 'utf8')), loadKernelsNow());
    const worst = differences.reduce((left, right) => (right.error > left.error ? right : left));
    const isNear = worst.error <= LARGEST;
    console.log(`${isNear ? 'ok  ' : 'FAR '} ${worst.error.toExponential(1)}  ${file}  (${worst.what})`);
    return isNear;
  } catch (error) {
    console.log(`FAIL          ${file}  ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

process.exitCode = checkFolder(process.argv[2] ?? defaultFolder) ? 0 : 1;
