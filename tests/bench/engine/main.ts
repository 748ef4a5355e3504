import { writeFileSync } from 'node:fs';
import type { KernelKind } from '#shared/engine/index.ts';
import { footprint } from './footprint.ts';
import { measureGrowth } from './growth.ts';
import { growthPlot } from './growth-plot.ts';
import { startPeers } from './peers.ts';
import { growthText, reportOf, type Row } from './report.ts';
import { median, stepsPerSecond } from './rounds.ts';
import { works } from './works.ts';

/**
 * Our engine beside its peers, all works of all of them in turn, round after round: the machine may drift, and a ratio
 * of two neighbours in one round does not.
 *
 *     npm run bench -- engine [--json FILE] [--torch] [--plain] [--alone] [--work W1,W3] [--rounds 5]
 *
 * Then what the engine takes in bytes, and how its cost grows; the plot of that is written beside FILE, as FILE.svg.
 */

const MILLISECONDS = 400;

interface Contestant {
  readonly name: string;
  readonly notes: Readonly<Record<string, string>>;
  measure(work: string, milliseconds: number): number | Promise<number>;
}

function ours(name: string, kind: KernelKind): Contestant {
  const steps = new Map(chosen.map((work) => [work.name, work.prepare(kind)]));
  return {
    name,
    notes: Object.fromEntries(chosen.map((work) => [work.name, ''])),
    measure: (work, milliseconds) => stepsPerSecond(steps.get(work)!, milliseconds),
  };
}

async function measureAll(contestants: readonly Contestant[], rounds: number): Promise<readonly Row[]> {
  const pairs = chosen.flatMap(({ name }) =>
    contestants.filter(({ notes }) => name in notes).map((peer) => ({ work: name, peer })),
  );
  const rows = pairs.map(({ work, peer }) => ({
    work,
    peer: peer.name,
    note: peer.notes[work]!,
    rounds: [] as number[],
  }));
  // The first round only warms up.
  for (let round = 0; round <= rounds; round++) {
    for (const [index, { work, peer }] of pairs.entries()) {
      const rate = await peer.measure(work, MILLISECONDS);
      if (round > 0) rows[index]!.rounds.push(rate);
    }
    if (round > 0) process.stderr.write(`round ${round} of ${rounds}\n`);
  }
  return rows.map((row) => ({ ...row, stepsPerSecond: median(row.rounds) }));
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

const has = (name: string) => process.argv.includes(`--${name}`);
const only = option('work')?.split(',');
const chosen = works.filter(({ name }) => !only || only.includes(name));
const peers = has('alone') ? [] : await startPeers({ withTorch: has('torch') });
const contestants = [
  ours('chalknet', 'simd'),
  ...(has('plain') ? [ours('plain kernels', 'plain')] : []),
  ...peers,
];
const rows = await measureAll(contestants, Number(option('rounds') ?? 5));
for (const peer of peers) peer.stop();
console.log(reportOf(rows));
console.log(`\n${footprint()}\n`);
const growths = measureGrowth();
console.log(growthText(growths));
const file = option('json');
if (file) {
  const written = rows.filter(({ peer }) => peer !== 'plain kernels').map(({ note: _, ...row }) => row);
  writeFileSync(file, JSON.stringify(written, null, 2));
  writeFileSync(`${file.replace(/\.json$/, '')}.svg`, growthPlot(growths));
}
