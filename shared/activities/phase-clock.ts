/** Unix time in milliseconds while it runs; what is left of it while the teacher has stopped it. */
export type PhaseClock =
  | { readonly kind: 'running'; readonly endsAt: number }
  | { readonly kind: 'stopped'; readonly leftMs: number };

/** What a teacher adds to a phase at a time, in milliseconds. */
const EXTENSION_MS = 15_000;

function extended(clock: PhaseClock): PhaseClock {
  return clock.kind === 'running'
    ? { ...clock, endsAt: clock.endsAt + EXTENSION_MS }
    : { ...clock, leftMs: clock.leftMs + EXTENSION_MS };
}

/** What is left of a phase, in milliseconds. */
export function leftOf(clock: PhaseClock, now: number): number {
  return clock.kind === 'running' ? Math.max(0, clock.endsAt - now) : clock.leftMs;
}

/** By how many milliseconds a clock was extended; stopping and going on add none. */
export function addedMs(before: PhaseClock, after: PhaseClock): number {
  if (before.kind === 'running' && after.kind === 'running') return after.endsAt - before.endsAt;
  return before.kind === 'stopped' && after.kind === 'stopped' ? after.leftMs - before.leftMs : 0;
}

/** What a teacher does with a phase's clock. */
type ClockSteering = 'extend' | 'pause' | 'resume';

export function steered(clock: PhaseClock, by: ClockSteering, now: number): PhaseClock {
  switch (by) {
    case 'extend':
      return extended(clock);
    case 'pause':
      return stopped(clock, now);
    case 'resume':
      return resumed(clock, now);
    default:
      return by satisfies never;
  }
}

export function stopped(clock: PhaseClock, now: number): PhaseClock {
  return clock.kind === 'stopped' ? clock : { kind: 'stopped', leftMs: Math.max(0, clock.endsAt - now) };
}

function resumed(clock: PhaseClock, now: number): PhaseClock {
  return clock.kind === 'running' ? clock : { kind: 'running', endsAt: now + clock.leftMs };
}
