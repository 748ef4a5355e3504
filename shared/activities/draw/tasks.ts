import type { ExampleId, SeatId } from '../../protocol/session-view.ts';
import { DRAW_LIMITS } from './limits.ts';
import { mix, seatNumber } from './mix.ts';
import type { DrawState, Drawn } from './state.ts';

/**
 * The class that a seat's drawing number `index` is to show: each once in a round, in an order of the seat's own that
 * nobody can work out without the lots.
 */
export function promptOf(lots: number, seat: SeatId, index: number, classes: number): number {
  const round = Math.floor(index / classes);
  const order = Array.from({ length: classes }, (_, label) => label);
  const rank = (label: number) => mix(lots, seatNumber(seat), round, label);
  order.sort((a, b) => rank(a) - rank(b));
  return order[index % classes]!;
}

/** Somebody else's drawing that a seat has not labelled yet: one with the fewest labels. */
export function drawingToLabel({ drawings }: DrawState, seat: SeatId): ExampleId | undefined {
  let [found, least]: [ExampleId | undefined, number] = [undefined, Infinity];
  for (const [key, drawing] of Object.entries(drawings)) {
    const id = Number(key);
    if (!mayLabel(drawing, seat)) continue;
    const rank = Object.keys(drawing.votes).length * 2 ** 32 + mix(seatNumber(seat), id);
    if (rank < least) [found, least] = [id, rank];
  }
  return found;
}

/** More labels are to come. */
export function isOpen({ votes }: Drawn): boolean {
  return Object.keys(votes).length < DRAW_LIMITS.labels;
}

export function mayLabel(drawing: Drawn, seat: SeatId): boolean {
  return (
    isOpen(drawing) &&
    !drawing.isHidden &&
    drawing.seat !== undefined &&
    drawing.seat !== seat &&
    !(seat in drawing.votes)
  );
}
