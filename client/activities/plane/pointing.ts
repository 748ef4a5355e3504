import type { OwnExample } from './own-examples.svelte.ts';
import type { Point } from './place.ts';

/** What a finger on the plane is doing. */
export type Gesture =
  | { readonly type: 'placing'; readonly at: Point }
  | { readonly type: 'dragging'; readonly key: string; readonly from: Point; readonly at: Point };

/** A finger is about this wide. */
const REACH = 24;
/** Less than this is a tap. */
const TAP = 6;

export type Placed = OwnExample & { readonly at: Point };

export function nearest(own: readonly Placed[], point: Point): Placed | undefined {
  return own
    .map((example) => ({ example, distance: distance(example.at, point) }))
    .filter(({ distance }) => distance <= REACH)
    .sort((a, b) => a.distance - b.distance)[0]?.example;
}

export function isTap({ from, at }: { from: Point; at: Point }): boolean {
  return distance(from, at) < TAP;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** Where an arrow key leads, in shares of the plane, y downward. */
export function arrow(key: string): Point | undefined {
  switch (key) {
    case 'ArrowLeft':
      return { x: -1, y: 0 };
    case 'ArrowRight':
      return { x: 1, y: 0 };
    case 'ArrowUp':
      return { x: 0, y: -1 };
    case 'ArrowDown':
      return { x: 0, y: 1 };
    default:
      return undefined;
  }
}
