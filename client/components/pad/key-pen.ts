import { PAD_UNITS } from '#shared/drawings/strokes.ts';
import type { PenPoint } from './pen.ts';

/** Arrow keys move by this, with Shift by less: shares of the pad's side. */
const STEP = 1 / 24;
const FINE_STEP = 1 / 96;

const DIRECTIONS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Where an arrow key takes the cursor; undefined for any other key. */
export function movedBy(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  from: PenPoint,
): PenPoint | undefined {
  const direction = DIRECTIONS[event.key];
  if (!direction) return undefined;
  const step = event.shiftKey ? FINE_STEP : STEP;
  return { x: kept(from.x + direction[0] * step), y: kept(from.y + direction[1] * step) };
}

/** From 0 to 100, as it is read aloud. */
export function spokenPlace({ x, y }: PenPoint): readonly [x: number, y: number] {
  return [Math.round(x * 100), Math.round(y * 100)];
}

export const MIDDLE: PenPoint = { x: 0.5, y: 0.5 };

export function inUnits({ x, y }: PenPoint): PenPoint {
  return { x: x * PAD_UNITS, y: y * PAD_UNITS };
}

function kept(share: number): number {
  return Math.min(1, Math.max(0, share));
}
