import type { Meter } from '../game/meter.ts';
import { peopleMeter } from './people-meter.ts';
import type { GanState } from './state.ts';

/** What people could tell of a generator that had learned for so many iterations. */
export interface Checkpoint {
  readonly iteration: number;
  /** Absent where too few judged. */
  readonly meter?: Meter;
}

/** Every judging that is over, where a network forges. */
export function checkpointsOf(state: GanState): readonly Checkpoint[] {
  const { judgedAt, stage, settings } = state;
  if (settings.forgers !== 'network') return [];
  return Object.entries(judgedAt ?? {}).flatMap(([number, iteration]) => {
    const round = Number(number);
    if (stage.phase === 'judge' && stage.round === round) return [];
    const meter = peopleMeter(state, round);
    return [{ iteration, ...(meter && { meter }) }];
  });
}
