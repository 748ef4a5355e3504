import type { Seat } from '../../activity.ts';
import { applyByHand } from './apply.ts';
import { freeJobFor } from './desks.ts';
import type { ByHand, ByHandEvent, Desk } from './state.ts';

/** For a seat that is away the machine plays a job about as often as somebody would. */
const MACHINE_EVERY_MS = 15_000;

/** What the machine plays when `leftMs` of the round are left: jobs that lie too long, and for those who rest. */
export function playDesks(byHand: ByHand, seats: readonly Seat[], leftMs: number): readonly ByHandEvent[] {
  const next = Math.max(0, leftMs - MACHINE_EVERY_MS);
  const events: ByHandEvent[] = [];
  let after: ByHand = byHand;
  for (const [id, desk] of Object.entries(byHand.desks)) {
    if (desk.leftMs === undefined || desk.leftMs < leftMs || !after.desks[id]) continue;
    const seat = seats.find((one) => one.id === id);
    const event: ByHandEvent = seat ? playDesk(after, seat, desk, next) : { type: 'deskCleared', seat: id };
    events.push(event);
    after = applyByHand(after, event) ?? after;
  }
  return events;
}

function playDesk(byHand: ByHand, seat: Seat, desk: Desk, next: number): ByHandEvent {
  const job = desk.kind === 'computing' ? desk.job : freeJobFor(byHand, seat);
  if (job === undefined) return { type: 'deskSet', seat: seat.id, desk: { kind: 'resting', leftMs: next } };
  return { type: 'machinePlayed', seat: seat.id, job, leftMs: next };
}
