import { writeFile } from 'node:fs/promises';
import { activities } from '#server/activities/registry.ts';
import type { ActivityName } from '#shared/activities/registry.ts';
import { OptionsError, readOptions } from './options.ts';
import { simulate, type SimulationFigures } from './simulate.ts';

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), Object.keys(activities));
  const figures = await simulate(options, activities[options.activity as ActivityName]);
  const text = JSON.stringify(figures, null, 2);
  process.stdout.write(`${text}\n`);
  if (options.json !== undefined) await writeFile(options.json, `${text}\n`);
  process.exit(isClean(figures) ? 0 : 1);
}

function isClean({ students, joined, lost, duplicated }: SimulationFigures): boolean {
  return joined === students && lost === 0 && duplicated === 0;
}

main().catch((error: unknown) => {
  const text =
    error instanceof OptionsError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
