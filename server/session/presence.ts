import type { SeatId, SeatView, SessionView } from '#shared/protocol/session-view.ts';
import type { SeatRecord, SessionState } from './state.ts';

/** Who is connected, and with it the seats as everybody sees them. It is nothing to keep: it is not journaled. */
export class Presence {
  readonly #present = new Set<SeatId>();
  #seats: SessionView['seats'] = {};

  /** As of the last `refresh`. Seats that did not change stay the same objects, so that the patch to them is found at once. */
  get seats(): SessionView['seats'] {
    return this.#seats;
  }

  set(seat: SeatId, isPresent: boolean): void {
    if (isPresent) this.#present.add(seat);
    else this.#present.delete(seat);
  }

  refresh(records: SessionState['seats']): void {
    this.#seats = Object.fromEntries(
      Object.entries(records).map(([seat, record]) => [
        seat,
        viewSeat(record, this.#present.has(seat), this.#seats[seat]),
      ]),
    );
  }
}

function viewSeat(record: SeatRecord, isConnected: boolean, previous: SeatView | undefined): SeatView {
  const { name, number, colour, shape, rerollsLeft, isBot } = record;
  const isSame =
    previous?.name === name && previous.rerollsLeft === rerollsLeft && previous.isConnected === isConnected;
  return isSame ? previous : { name, number, colour, shape, rerollsLeft, isConnected, isBot };
}
