import type { PhaseClock } from '#shared/activities/phase-clock.ts';

/**
 * What is left of a phase, "0:24", or undefined where no clock runs; `now` in Unix milliseconds. Never below zero: the bell
 * may be on its way.
 */
export function clockText(
  { clock }: { readonly phase: string; readonly clock?: PhaseClock },
  now: number,
): string | undefined {
  if (!clock) return undefined;
  const leftMs = clock.kind === 'running' ? clock.endsAt - now : clock.leftMs;
  return clockOf(leftMs);
}

/** "0:24", up to the next whole second. */
export function clockOf(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
