import { pullOf } from '#shared/activities/duel/errors.ts';
import type { Duelist } from '#shared/activities/duel/networks.ts';

/** What a picture of pulls shows: errors from −most to most, pulls likewise; beyond it marks stand on the edge. */
const MOST_ERROR = 5;
export const MOST_PULL = 3;

export interface PullFrame {
  readonly width: number;
  readonly height: number;
}

const SAMPLES = 120;

export function place(error: number, pull: number, { width, height }: PullFrame): { x: number; y: number } {
  return {
    x: (width * (clamped(error, MOST_ERROR) + MOST_ERROR)) / (2 * MOST_ERROR),
    y: (height * (MOST_PULL - clamped(pull, MOST_PULL))) / (2 * MOST_PULL),
  };
}

/** The curve of a loss's pull, cut at the picture's edge. */
export function pullLine(loss: Duelist, frame: PullFrame): string {
  const points = Array.from({ length: SAMPLES + 1 }, (_, index) => {
    const error = MOST_ERROR * ((2 * index) / SAMPLES - 1);
    return { error, pull: pullOf(loss, error) };
  }).filter(({ pull }) => Math.abs(pull) <= MOST_PULL);
  return points
    .map(({ error, pull }) => place(error, pull, frame))
    .map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`)
    .join(' ');
}

/** Where each error stands on the curve of the loss that its network is trained with. */
export function pullMarks(loss: Duelist, errors: ArrayLike<number>, frame: PullFrame) {
  return Array.from(errors, (error) => ({
    ...place(error, pullOf(loss, error), frame),
    isBeyond: Math.abs(pullOf(loss, error)) > MOST_PULL || Math.abs(error) > MOST_ERROR,
  }));
}

function clamped(value: number, most: number): number {
  return Math.min(most, Math.max(-most, value));
}
