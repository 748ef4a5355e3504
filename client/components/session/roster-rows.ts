import type { SeatId, SessionView } from '#shared/protocol/session-view.ts';

/** One line of the roster. */
export interface RosterRow {
  readonly id: SeatId;
  readonly name: string;
  readonly colour: number;
  readonly shape: number;
  readonly isConnected: boolean;
  readonly isBot: boolean;
  /** "6 examples" */
  readonly made: string;
  /** There is something that can be taken from the seat. */
  readonly canClear: boolean;
}

/** The seats in the order of joining, with what each has made. */
export function rosterRows(
  seats: SessionView['seats'],
  made: (seat: SeatId) => string,
  canClear: (seat: SeatId) => boolean = () => false,
): readonly RosterRow[] {
  return Object.entries(seats)
    .sort(([, a], [, b]) => a.number - b.number)
    .map(([id, seat]) => ({ ...seat, id, made: made(id), canClear: canClear(id) }));
}

/** What a teacher may do about what a seat made. */
export interface SeatClearing {
  readonly label: string;
  /** Asked before it is done; without it, it is done at once. */
  readonly confirm?: { readonly title: (name: string) => string; readonly said: string };
  readonly onclear: (seat: SeatId) => void;
}
