import { LIMITS } from '#shared/protocol/limits.ts';
import { refuse, type Refusal } from '#shared/protocol/errors.ts';
import type { SeatId } from '#shared/protocol/session-view.ts';
import { drawName, tileOf } from './names.ts';
import type { SeatRecord, SessionState } from './state.ts';
import { hashToken, sameHash } from './tokens.ts';

export type SeatFound =
  | { readonly kind: 'known'; readonly seat: SeatId }
  | { readonly kind: 'new'; readonly seat: SeatId; readonly record: SeatRecord };

/** The seat that `token` opens; a new one when the token is new. A page that names a seat has to hold that seat's token. */
export function findSeat(
  state: SessionState,
  request: { token: string; seat?: SeatId; isBot: boolean },
  pick: (count: number) => number,
): SeatFound | Refusal {
  const hash = hashToken(request.token);
  if (state.removedHashes[hash]) return refuse('seat-removed');
  if (request.seat !== undefined) return namedSeat(state, request.seat, hash);
  const known = Object.entries(state.seats).find(([, record]) => sameHash(hash, record.tokenHash));
  if (known) return { kind: 'known', seat: known[0] };
  if (Object.keys(state.seats).length >= LIMITS.maxSeatsPerSession)
    return refuse('session-full', `at most ${LIMITS.maxSeatsPerSession} seats`);
  return { kind: 'new', seat: `s${state.nextSeatNumber}`, record: newSeat(state, hash, request.isBot, pick) };
}

function namedSeat(state: SessionState, seat: SeatId, hash: string): SeatFound | Refusal {
  const record = state.seats[seat];
  if (!record) return refuse('seat-removed');
  return sameHash(hash, record.tokenHash) ? { kind: 'known', seat } : refuse('wrong-token');
}

function newSeat(
  state: SessionState,
  tokenHash: string,
  isBot: boolean,
  pick: (count: number) => number,
): SeatRecord {
  const number = state.nextSeatNumber;
  const tile = tileOf(number);
  const taken = new Set(Object.values(state.seats).map(({ name }) => name));
  return {
    name: drawName(tile.colour, taken, pick),
    number,
    ...tile,
    rerollsLeft: LIMITS.maxRerolls,
    tokenHash,
    isBot,
  };
}
