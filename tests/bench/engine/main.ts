import { writeFileSync } from 'node:fs';
import type { KernelKind } from '#shared/engine/index.ts';
import { median, stepsPerSecond } from './rounds.ts';
import { works } from './works.ts';

const ROUNDS = 5;
const MILLISECONDS = 400;

interface Row {
  readonly work: string;
  readonly peer: string;
  readonly stepsPerSecond: number;
  readonly rounds: readonly number[];
}

function measure(kind: KernelKind, peer: string): Row[] {
  const steps = works.map((work) => ({ work, step: work.prepare(kind), rounds: [] as number[] }));
  for (const { step } of steps) stepsPerSecond(step, MILLISECONDS);
  for (let round = 0; round < ROUNDS; round++) {
    for (const { step, rounds } of steps) rounds.push(Math.round(stepsPerSecond(step, MILLISECONDS)));
  }
  return steps.map(({ work, rounds }) => ({ work: work.name, peer, stepsPerSecond: median(rounds), rounds }));
}

/** Our own rows; the plain kernels are printed for comparison, and not written. */
const rows = measure('simd', 'chalknet');
const plain = process.argv.includes('--plain') ? measure('plain', 'plain kernels') : [];
for (const [index, row] of rows.entries()) {
  const beside = plain[index] ? `  (plain ${plain[index].stepsPerSecond})` : '';
  console.log(
    `${row.work}  ${String(row.stepsPerSecond).padStart(9)} steps/s${beside}  ${works[index].about}`,
  );
}
const file = process.argv[process.argv.indexOf('--json') + 1];
if (process.argv.includes('--json') && file) writeFileSync(file, JSON.stringify(rows, null, 2));
