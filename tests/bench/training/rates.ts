import { setTimeout as wait } from 'node:timers/promises';
import { compile, createTrainer, DataSet, loadKernelsNow } from '#shared/engine/index.ts';
import type { TrainingPool } from '#server/training/training.ts';
import type { ClassNetwork } from './networks.ts';
import { Served, startOf } from './served.ts';

const WARM_UP_MS = 500;

/** Iterations a second of the engine alone, in this thread, with nobody to ask it anything. */
export function bareRate({ spec, batchSize, examples }: ClassNetwork, milliseconds: number): number {
  const network = compile(spec, { kernels: loadKernelsNow(), rows: 1 });
  const data = new DataSet({ inputs: network.inputs, targets: network.outputs });
  for (const { id, isTest, input, target } of examples) if (!isTest) data.upsert(id, input, target);
  const trainer = createTrainer({ network, data, batchSize, seed: 1 });
  const train = (forMs: number): number => {
    const start = performance.now();
    const before = trainer.iteration;
    while (performance.now() - start < forMs) for (let i = 0; i < 10; i++) trainer.iterate();
    return ((trainer.iteration - before) * 1000) / (performance.now() - start);
  };
  train(WARM_UP_MS);
  return train(milliseconds);
}

export interface ServedRates {
  /** Iterations a second of each network. */
  readonly rates: readonly number[];
  /** States a second of each network. */
  readonly states: readonly number[];
}

/** `count` networks in one training thread, all as fast as it gives; `disturb` is what the class does meanwhile. */
export async function servedRates(
  pool: TrainingPool,
  network: ClassNetwork,
  {
    count,
    milliseconds,
    disturb,
  }: { count: number; milliseconds: number; disturb?: (served: Served, turn: number) => void },
): Promise<ServedRates> {
  const all = Array.from({ length: count }, () => new Served(pool, startOf(network)));
  await wait(WARM_UP_MS + 20 * count);
  return ratesOf(all, milliseconds, (turn) => {
    if (disturb) for (const served of all) disturb(served, turn);
  });
}

/** From one report of each to another, with what happens ten times a second meanwhile; then they are closed. */
export async function ratesOf(
  all: readonly Served[],
  milliseconds: number,
  happen: (turn: number) => void,
): Promise<ServedRates> {
  const begin = await Promise.all(all.map(standing));
  const end = performance.now() + milliseconds;
  for (let turn = 0; performance.now() < end; turn++) {
    happen(turn);
    await wait(100);
  }
  const over = await Promise.all(all.map(standing));
  for (const served of all) served.close();
  const perSecond = (key: 'iteration' | 'reports') =>
    over.map((after, index) => ((after[key] - begin[index]![key]) * 1000) / (after.at - begin[index]!.at));
  return { rates: perSecond('iteration'), states: perSecond('reports') };
}

/** Where a network stands in the moment of its next report. */
async function standing(served: Served): Promise<{ iteration: number; reports: number; at: number }> {
  await served.nextReport();
  return { iteration: served.iteration, reports: served.reports, at: performance.now() };
}
