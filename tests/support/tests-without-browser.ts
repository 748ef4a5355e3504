import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Vitest } from 'vitest/node';
import { howToGetABrowser } from './browser.ts';

const folders = ['tests/client', 'tests/e2e'];

/** Counts the tests that this run would have had with a browser, by reading them, and says so loudly. */
export async function testsWithoutBrowser(vitest: Vitest): Promise<{ skipped: number; sentence: string }> {
  const root = vitest.config.root;
  const files = folders.flatMap((folder) => testFiles(root, folder)).filter((file) => isWanted(vitest, file));
  const specifications = files.map((file) => vitest.getRootProject().createSpecification(join(root, file)));
  const modules = await vitest.experimental_parseSpecifications(specifications);
  const skipped = modules.reduce((count, module) => count + [...module.children.allTests()].length, 0);
  const list = files.map((file) => `  ${file}`).join('\n');
  return {
    skipped,
    sentence: `NO BROWSER WAS FOUND, so these ${skipped} tests were SKIPPED:\n${list}\n${howToGetABrowser}`,
  };
}

function testFiles(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
}

function isWanted(vitest: Vitest, file: string): boolean {
  // Vitest keeps the command line's file filters, but leaves them out of its types.
  const { filenamePattern: filters = [] } = vitest as { filenamePattern?: readonly string[] };
  return filters.length === 0 || filters.some((filter) => file.includes(filter));
}
