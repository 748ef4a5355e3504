import type { PhaseClock } from '../phase-clock.ts';
import type { ByHandStage } from './by-hand/state.ts';
import type { Stage } from './state.ts';

/** A phase's clock, where it has one. */
export function clockOf(stage: Stage | ByHandStage): PhaseClock | undefined {
  return 'clock' in stage ? stage.clock : undefined;
}
