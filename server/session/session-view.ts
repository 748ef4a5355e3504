import type { Viewer } from '#shared/activities/activity.ts';
import type { SeatId, SeatView, SessionView } from '#shared/protocol/session-view.ts';
import type { Activity } from './activities.ts';
import type { SeatRecord, SessionState } from './state.ts';

/** What `viewer` may see. Parts that did not change stay the same objects, so that the patch to them is found at once. */
export function viewSession(
  state: SessionState,
  seats: SessionView['seats'],
  activity: Activity,
  viewer: Viewer,
): SessionView {
  return {
    code: state.code,
    isFrozen: state.isFrozen,
    seats,
    activity: { name: state.activity.name, view: activity.rules.view(state.activity.state, viewer) },
  };
}

/** Seats as everybody sees them; `previous` gives the objects that still hold. */
export function viewSeats(
  records: SessionState['seats'],
  isConnected: (seat: SeatId) => boolean,
  previous: SessionView['seats'],
): SessionView['seats'] {
  return Object.fromEntries(
    Object.entries(records).map(([seat, record]) => [
      seat,
      viewSeat(record, isConnected(seat), previous[seat]),
    ]),
  );
}

function viewSeat(record: SeatRecord, isConnected: boolean, previous: SeatView | undefined): SeatView {
  const { name, number, colour, shape, rerollsLeft, isBot } = record;
  const isSame =
    previous?.name === name && previous.rerollsLeft === rerollsLeft && previous.isConnected === isConnected;
  return isSame ? previous : { name, number, colour, shape, rerollsLeft, isConnected, isBot };
}
