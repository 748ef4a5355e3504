import type { Meter } from '../game/meter.ts';
import { pooledMeter } from './people-meter.ts';
import type { GanState } from './state.ts';

/** What people could tell of a generator that had learned for so many iterations. */
export interface Checkpoint {
  readonly iteration: number;
  /** Absent where too few judged. */
  readonly meter?: Meter;
}

/** Every judging that is over, where a network forges; a generator that was judged again has one checkpoint. */
export function checkpointsOf(state: GanState): readonly Checkpoint[] {
  const { judgedAt, stage, settings } = state;
  if (settings.forgers !== 'network') return [];
  const rounds = new Map<number, number[]>();
  for (const [number, iteration] of Object.entries(judgedAt ?? {})) {
    const round = Number(number);
    if (stage.phase === 'judge' && stage.round === round) continue;
    rounds.set(iteration, [...(rounds.get(iteration) ?? []), round]);
  }
  return [...rounds].map(([iteration, judged]) => {
    const meter = pooledMeter(state, judged);
    return { iteration, ...(meter && { meter }) };
  });
}
