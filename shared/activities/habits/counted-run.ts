import type { NetworkFacts } from '../activity.ts';
import { MAIN_NETWORK, type NetworkName } from '../../protocol/network-name.ts';
import { SPEEDS, type TrainingControl, type TrainingEvent } from '../training-control.ts';
import type { EpochCount } from '../../protocol/session-view.ts';
import type { Facts, Measured } from './state.ts';

/** A class looks on for about as long, and never much longer. */
const SECONDS = 12;

/** Starts a run of so many iterations, at a speed at which it can be watched. */
export function runOf(control: TrainingControl, iterations: number): readonly TrainingEvent[] {
  const speed = SPEEDS.find((each) => each * SECONDS >= iterations) ?? 0;
  const paced: readonly TrainingEvent[] = speed === control.speed ? [] : [{ type: 'speedSet', speed }];
  return [...paced, { type: 'trainingStarted' }];
}

/** A pause, and the speed of before. */
export function endOfRun(control: TrainingControl, speed: number): readonly TrainingEvent[] {
  return [
    ...(control.isRunning ? [{ type: 'trainingPaused' } as const] : []),
    ...(control.speed === speed ? [] : [{ type: 'speedSet', speed } as const]),
  ];
}

/** What was counted, once it is over or the network has exploded. */
export function countIn(
  { networks }: NetworkFacts,
  network: NetworkName = MAIN_NETWORK,
): { readonly count: EpochCount; readonly hasExploded: boolean } | 'disturbed' | undefined {
  const metrics = networks[network]?.metrics;
  if (!metrics?.epochs) return 'disturbed';
  const { epochs: count, hasDiverged: hasExploded } = metrics;
  return count.isOver || hasExploded ? { count, hasExploded } : undefined;
}

/** By more than this share of what it was. */
export const CHANGE = 0.05;

/** The training loss: 0 it falls, 1 it hardly changes, 2 it rises or explodes. */
export function lossOutcome(report: NetworkFacts, network?: NetworkName): Measured | 'disturbed' | undefined {
  const over = countIn(report, network);
  if (!over || over === 'disturbed') return over;
  const { count, hasExploded } = over;
  const { first = 0, last = 0 } = count.training ?? {};
  const change = hasExploded ? Infinity : (last - first) / first;
  const outcome = change < -CHANGE ? 0 : change > CHANGE ? 2 : 1;
  return { outcome, facts: { ...factsOf(count), exploded: hasExploded ? 1 : 0 } };
}

/** Both losses: 0 both fall, 1 the training loss falls and the test loss does not, 2 the training loss does not fall. */
export function bothOutcome(report: NetworkFacts): Measured | 'disturbed' | undefined {
  const over = countIn(report);
  if (!over || over === 'disturbed') return over;
  const { count, hasExploded } = over;
  const { training, test } = count;
  const falls = !hasExploded && training !== undefined && training.last < training.first;
  const testFalls = test !== undefined && test.last < test.first;
  const outcome = !falls ? 2 : testFalls ? 0 : 1;
  return { outcome, facts: { ...factsOf(count), exploded: hasExploded ? 1 : 0 } };
}

export function factsOf({ epochs, fell, rose, left, training, test }: EpochCount): Facts {
  return {
    epochs,
    fell,
    rose,
    left,
    ...(training && { trainFirst: training.first, trainLast: training.last }),
    ...(test && {
      testFirst: test.first,
      testLast: test.last,
      testLowest: test.lowest,
      testLowestAt: test.lowestAt,
    }),
  };
}
