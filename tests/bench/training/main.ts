import { writeFileSync } from 'node:fs';
import { createTrainingPool } from '#server/training/pool.ts';
import { median } from '../engine/rounds.ts';
import { besideGames } from './games.ts';
import { type ClassNetwork, draw, plane } from './networks.ts';
import { bareRate, servedRates } from './rates.ts';
import type { Served } from './served.ts';

/**
 * What serving costs: real training threads, real messages.
 *
 *     fair     64 networks in one thread: what the poorest gets of the mean, and all together of one alone
 *     lively   one network that a class changes ten times a second, with ten measured states a second, beside the bare engine
 *     beside   eight planes and two games of forgers and detectives, each of six networks: states a second of the poorest
 *
 *     npm run bench -- training [--json FILE] [--rounds 5]
 */

interface Figure {
  readonly name: string;
  readonly target: number;
  /** The median of the rounds. */
  readonly value: number;
  readonly rounds: readonly number[];
}

const MANY = 64;
const MILLISECONDS = 3000;
const GAME_MILLISECONDS = 8000;

/** Both in one round, since the machine may drift from one to the next. */
async function fairness(network: ClassNetwork): Promise<{ poorest: number; together: number }> {
  const alone = await servedRates(pool, network, { count: 1, milliseconds: MILLISECONDS });
  const { rates } = await servedRates(pool, network, { count: MANY, milliseconds: MILLISECONDS });
  const total = rates.reduce((sum, rate) => sum + rate, 0);
  return { poorest: (Math.min(...rates) * MANY) / total, together: total / alone.rates[0]! };
}

async function liveliness(network: ClassNetwork): Promise<{ kept: number; states: number }> {
  const bare = bareRate(network, MILLISECONDS);
  const disturb = (served: Served, turn: number) => change(served, network, turn);
  const { rates, states } = await servedRates(pool, network, {
    count: 1,
    milliseconds: MILLISECONDS,
    disturb,
  });
  return { kept: rates[0]! / bare, states: states[0]! };
}

/** What a class does: another learning rate, one example moved. */
function change(served: Served, { spec, batchSize, examples }: ClassNetwork, turn: number): void {
  const learningRate = turn % 2 === 0 ? 0.01 : 0.02;
  const moved = examples[turn % examples.length]!;
  served.instruct([
    { type: 'tune', optimizer: { ...spec.optimizer, learningRate }, batchSize },
    { type: 'upsert', examples: [{ ...moved, input: Array.from(moved.input, (x) => x + 0.01) }] },
  ]);
}

async function figures(rounds: number): Promise<Figure[]> {
  const found: Figure[] = [];
  const add = (name: string, target: number, values: number[]): void => {
    found.push({ name, target, value: median(values), rounds: values });
  };
  const fair = [];
  for (let round = 0; round < rounds; round++) fair.push(await fairness(plane));
  add(
    `${MANY} × ${plane.name}: the poorest, of the mean`,
    0.5,
    fair.map(({ poorest }) => poorest),
  );
  add(
    `${MANY} × ${plane.name}: all together, of one alone`,
    0.8,
    fair.map(({ together }) => together),
  );
  for (const network of [plane, draw]) {
    const lively = [];
    for (let round = 0; round < rounds; round++) lively.push(await liveliness(network));
    add(
      `${network.name}: served and watched, of the bare engine`,
      0.8,
      lively.map(({ kept }) => kept),
    );
    add(
      `${network.name}: states a second`,
      9,
      lively.map(({ states }) => states),
    );
  }
  const beside = [];
  for (let round = 0; round < rounds; round++) beside.push(await besideGames(pool, GAME_MILLISECONDS));
  add(
    '8 planes beside 2 games: states a second of the poorest plane',
    5,
    beside.map((states) => states.plane),
  );
  add(
    '2 games beside 8 planes: states a second of the poorer game',
    5,
    beside.map((states) => states.game),
  );
  return found;
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

const pool = createTrainingPool({ workers: 1 });
const all = await figures(Number(option('rounds') ?? 5));
await pool.close();
for (const { name, target, value } of all) {
  const verdict = value >= target ? 'reached' : 'SHORT';
  console.log(`${value.toFixed(2).padStart(6)}  (at least ${target}: ${verdict})  ${name}`);
}
const file = option('json');
if (file) writeFileSync(file, JSON.stringify(all, null, 2));
if (all.some(({ value, target }) => value < target)) process.exitCode = 1;
