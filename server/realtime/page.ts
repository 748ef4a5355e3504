import type { SessionDirectory } from '#server/session/directory.ts';
import type { Session } from '#server/session/session.ts';
import type { Viewer } from '#shared/activities/activity.ts';
import { refuse, type ErrorCode, type Refusal, type Reply } from '#shared/protocol/errors.ts';
import type { Attend, CommandRequest } from '#shared/protocol/events.ts';
import { LIMITS } from '#shared/protocol/limits.ts';
import type { SeatId } from '#shared/protocol/session-view.ts';
import type { FailedCodes } from './failed-codes.ts';
import type { Hall } from './hall.ts';
import { RateLimit } from './rate-limit.ts';

/** What a page needs of the server behind its socket. */
export interface PageWorld {
  readonly directory: SessionDirectory;
  readonly hall: Hall;
  readonly failedCodes: FailedCodes;
  now(): number;
}

/** The socket of a page, as far as the page needs it. */
export interface PageSocket {
  readonly address: string;
  /** Nothing that was sent waits in this process. */
  isClear(): boolean;
  send(frame: Uint8Array, received: () => void): void;
  /** Tells why and closes. */
  dismiss(code: ErrorCode): void;
}

type Phase =
  | { readonly kind: 'arrived' }
  | {
      readonly kind: 'attending';
      readonly session: Session;
      readonly viewer: Viewer;
      readonly sender: string;
      readonly place: { resync(): void; leave(): void };
    }
  | { readonly kind: 'gone' };

/** One connected page: first nobody, then a teacher, a student or a board of one session, until it goes. */
export class Page {
  readonly #socket: PageSocket;
  readonly #world: PageWorld;
  readonly #rate: RateLimit;
  readonly #attendances: RateLimit;
  #phase: Phase = { kind: 'arrived' };

  constructor(socket: PageSocket, world: PageWorld) {
    this.#socket = socket;
    this.#world = world;
    this.#attendances = new RateLimit({ burst: 100, perSecond: 2 }, world.now());
    this.#rate = new RateLimit(
      { burst: LIMITS.commandBurst, perSecond: LIMITS.commandsPerSecond },
      world.now(),
    );
  }

  async attend(request: Attend): Promise<Reply<{ code: string; seat?: SeatId }>> {
    const { failedCodes, directory } = this.#world;
    if (!this.#attendances.take(this.#world.now())) return refuse('too-fast', 'too many attendances');
    const session = await directory.find(request.code);
    // Whoever holds a token of this class is no stranger who tries codes, whatever their neighbours do.
    const isKnown = session !== undefined && request.as !== 'board' && session.knows(request.token);
    if (!isKnown && failedCodes.mustWait(this.#socket.address)) return refuse('too-many-failed-codes');
    if (!session) return this.#failed(refuse('no-such-session'));
    const viewer = await this.#identify(session, request);
    if ('ok' in viewer) return viewer.code === 'wrong-token' ? this.#failed(viewer) : viewer;
    this.#leave();
    if (this.#phase.kind === 'gone') return refuse('not-attending');
    if (session.isOver) return refuse('shutting-down');
    const place = this.#world.hall.enter(session, {
      viewer,
      isClear: () => this.#socket.isClear(),
      send: (frame, received) => this.#socket.send(frame, received),
      dismiss: (code) => this.#dismiss(code),
    });
    this.#phase = { kind: 'attending', session, viewer, sender: request.sender, place };
    return { ok: true, code: session.code, ...(viewer.role === 'student' && { seat: viewer.seat }) };
  }

  async command({ sequence, command }: CommandRequest): Promise<Reply<{ id?: number }>> {
    if (!this.#rate.take(this.#world.now()))
      return refuse('too-fast', `at most ${LIMITS.commandsPerSecond} a second`);
    if (this.#phase.kind !== 'attending') return refuse('not-attending');
    const { session, viewer, sender } = this.#phase;
    if (viewer.role === 'board') return refuse('teacher-only', 'a board only shows');
    return session.execute(viewer, { sender, sequence, command });
  }

  resync(): void {
    if (!this.#rate.take(this.#world.now())) return;
    if (this.#phase.kind === 'attending') this.#phase.place.resync();
  }

  /** The socket closed. */
  close(): void {
    this.#leave();
    this.#phase = { kind: 'gone' };
  }

  async #identify(session: Session, request: Attend): Promise<Viewer | Refusal> {
    if (request.as === 'board') return { role: 'board' };
    const { token } = request;
    if (request.as === 'teacher')
      return session.isTeacher(token) ? { role: 'teacher' } : refuse('wrong-token');
    const named = request.seat === undefined ? {} : { seat: request.seat };
    const taken = await session.takeSeat({ token, isBot: false, ...named });
    return taken.ok ? { role: 'student', seat: taken.seat } : taken;
  }

  #failed(refusal: Refusal): Refusal {
    this.#world.failedCodes.record(this.#socket.address);
    return refusal;
  }

  #dismiss(code: ErrorCode): void {
    this.close();
    this.#socket.dismiss(code);
  }

  #leave(): void {
    if (this.#phase.kind === 'attending') this.#phase.place.leave();
    if (this.#phase.kind !== 'gone') this.#phase = { kind: 'arrived' };
  }
}
