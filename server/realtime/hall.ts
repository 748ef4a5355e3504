import type { Session } from '#server/session/session.ts';
import type { SessionEnd } from '#server/session/session-world.ts';
import type { SeatId } from '#shared/protocol/session-view.ts';
import { Broadcaster } from './broadcaster.ts';
import type { ViewerLink } from './viewer-link.ts';

/** Who is where: the broadcaster of each session in use, and the one page that holds each seat. */
export class Hall {
  readonly #now: () => number;
  readonly #rooms = new Map<Session, Room>();

  constructor(now: () => number) {
    this.#now = now;
  }

  isInUse(session: Session): boolean {
    return this.#rooms.has(session);
  }

  /** Lets a page in. A seat that was held by another page is taken over, and that page is told. */
  enter(session: Session, link: ViewerLink): { resync(): void; leave(): void } {
    const room = this.#rooms.get(session) ?? new Room(session, this.#now);
    this.#rooms.set(session, room);
    const place = room.enter(link);
    return {
      resync: place.resync,
      leave: () => {
        place.leave();
        if (room.isEmpty) this.#close(session);
      },
    };
  }

  /** The session is over for everybody in it; whoever ended it gets the answer first. */
  clear(session: Session, end: SessionEnd): void {
    const room = this.#rooms.get(session);
    this.#close(session);
    setImmediate(() => room?.dismissAll(end));
  }

  /** Tells every page, as the server goes down. */
  clearAll(): void {
    for (const [session, room] of [...this.#rooms]) {
      this.#close(session);
      room.dismissAll('lost');
    }
  }

  #close(session: Session): void {
    this.#rooms.get(session)?.stop();
    this.#rooms.delete(session);
  }
}

class Room {
  readonly #session: Session;
  readonly #broadcaster: Broadcaster;
  readonly #links = new Set<ViewerLink>();
  readonly #holders = new Map<SeatId, ViewerLink>();

  constructor(session: Session, now: () => number) {
    this.#session = session;
    this.#broadcaster = new Broadcaster(session, now, () => this.#dismissRemoved());
  }

  get isEmpty(): boolean {
    return this.#links.size === 0;
  }

  enter(link: ViewerLink): { resync(): void; leave(): void } {
    this.#links.add(link);
    const place = this.#broadcaster.follow(link);
    if (link.viewer.role === 'student') this.#hold(link.viewer.seat, link);
    return {
      resync: place.resync,
      leave: () => {
        this.#links.delete(link);
        place.leave();
        if (link.viewer.role === 'student') this.#release(link.viewer.seat, link);
      },
    };
  }

  stop(): void {
    this.#broadcaster.stop();
  }

  dismissAll(end: SessionEnd): void {
    for (const link of [...this.#links]) link.dismiss(end === 'ended' ? 'session-ended' : 'shutting-down');
  }

  #hold(seat: SeatId, link: ViewerLink): void {
    const former = this.#holders.get(seat);
    this.#holders.set(seat, link);
    this.#session.setPresent(seat, true);
    former?.dismiss('seat-taken-over');
  }

  #release(seat: SeatId, link: ViewerLink): void {
    if (this.#holders.get(seat) !== link) return;
    this.#holders.delete(seat);
    this.#session.setPresent(seat, false);
  }

  #dismissRemoved(): void {
    for (const [seat, link] of [...this.#holders])
      if (!this.#session.hasSeat(seat)) link.dismiss('seat-removed');
  }
}
