import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadKernelsNow } from '#shared/engine/index.ts';
import { loadDrawings } from './drawings/drawing-set.ts';
import { type Bench, inWords, isReached, mean, type Reading } from './figure.ts';
import { figures } from './figures/all.ts';
import { pngOf, sheetOf } from './png.ts';

/**
 * npm run bench -- learning [--data DIR] [--json FILE] [--only NAME,NAME] [--sheets DIR]
 *
 * Trains what the engine should be able to learn, and compares with targets; exits 1 where one falls short.
 */
const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    json: { type: 'string' },
    only: { type: 'string' },
    sheets: { type: 'string', default: '.cache/learning' },
  },
});

const bench: Bench = {
  kernels: loadKernelsNow(),
  drawings: loadDrawings(options.data),
  seeds: [1, 2, 3, 4, 5],
  sheet(name, drawings) {
    mkdirSync(options.sheets, { recursive: true });
    const path = join(options.sheets, `${name}.png`);
    writeFileSync(path, pngOf(sheetOf(drawings)));
    console.log(`  ${path}`);
  },
};

const names = options.only?.split(',');
const unknown = names?.find((name) => !figures.some((figure) => figure.name === name));
if (unknown !== undefined) {
  console.error(`There is no figure "${unknown}", but ${figures.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}

console.log(`Learning from ${bench.drawings.about}; means over seeds ${bench.seeds.join(', ')}`);
const readings: Reading[] = [];
for (const figure of figures.filter(({ name }) => names?.includes(name) ?? true)) {
  const start = performance.now();
  console.log(`\n${figure.name}: ${figure.about}`);
  for (const reading of figure.measure(bench)) {
    readings.push(reading);
    console.log(`  ${inWords(reading)}`);
  }
  console.log(`  ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

if (options.json) {
  const rows = readings.map((reading) => ({
    ...{ figure: reading.name, mean: mean(reading.values), values: reading.values },
    ...{ target: reading.target, reached: isReached(reading), data: bench.drawings.about },
  }));
  writeFileSync(options.json, JSON.stringify(rows, null, 2) + '\n');
}
const short = readings.filter((reading) => !isReached(reading));
console.log(
  short.length > 0 ? `\n${short.length} of ${readings.length} fell short.` : '\nAll targets reached.',
);
if (short.length > 0) process.exitCode = 1;
