import { SIDE } from '#shared/drawings/drawing.ts';

/** One pixel where a change of ink would make the drawing more real. */
export interface Advice {
  readonly row: number;
  readonly column: number;
  readonly kind: 'more' | 'less';
  /** From 0 to 1. */
  readonly strength: number;
  /** Strong, and none of its neighbours in the row has one: here a + or − is written. */
  readonly isSigned: boolean;
}

const FAINT = 0.16;
const SIGNED = 0.3;

/** [28 × 28] from −1, less ink helps most, to 1, more ink does. What is faint is left out. */
export function inkAdvice(slope: ArrayLike<number>): Advice[] {
  return Array.from(slope).flatMap((value, place) => {
    const strength = Math.min(1, Math.abs(value));
    if (strength < FAINT) return [];
    const [row, column] = [Math.floor(place / SIDE), place % SIDE];
    const isSigned = strength >= SIGNED && (row + column) % 2 === 0;
    return [{ row, column, kind: value > 0 ? 'more' : 'less', strength, isSigned } as const];
  });
}
