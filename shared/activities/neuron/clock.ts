import { NEURON_LIMITS } from './limits.ts';
import type { PhaseClock, Stage } from './state.ts';

/** A phase's clock, where it has one. `now` is Unix time in milliseconds. */
export function clockOf(stage: Stage): PhaseClock | undefined {
  return 'clock' in stage ? stage.clock : undefined;
}

export function extended(clock: PhaseClock): PhaseClock {
  const { extendMs } = NEURON_LIMITS;
  return clock.kind === 'running'
    ? { ...clock, endsAt: clock.endsAt + extendMs }
    : { ...clock, leftMs: clock.leftMs + extendMs };
}

export function stopped(clock: PhaseClock, now: number): PhaseClock {
  return clock.kind === 'stopped' ? clock : { kind: 'stopped', leftMs: Math.max(0, clock.endsAt - now) };
}

export function resumed(clock: PhaseClock, now: number): PhaseClock {
  return clock.kind === 'running' ? clock : { kind: 'running', endsAt: now + clock.leftMs };
}
