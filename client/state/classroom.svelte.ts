import type { Attend, SessionCommand } from '#shared/protocol/events.ts';
import type { SeatView } from '#shared/protocol/session-view.ts';
import { Connection } from './connection.svelte.ts';
import { LiveNetworks } from './live-networks.svelte.ts';
import { Notices } from './notices.svelte.ts';
import { openSocket } from './open-socket.ts';
import type { CommandReply } from '#shared/protocol/outbox.ts';
import { randomHex } from './random-hex.ts';
import { ensureToken, forgetToken, tokenOf, type Place } from './tokens.ts';

/** One page's part in a class: its connection, the networks on this device, and what went wrong last. */
export class Classroom {
  readonly networks = new LiveNetworks();
  readonly notices = new Notices();
  readonly connection: Connection;
  /** The host that students type, once the server has said it. */
  host = $state(location.host);

  constructor(attend: Attend) {
    this.connection = new Connection({
      socket: openSocket(),
      attend,
      onNetworks: (frames) => this.networks.take(frames),
    });
  }

  get view() {
    return this.connection.session.view;
  }

  get seat(): SeatView | undefined {
    const { seat } = this.connection;
    return seat === undefined ? undefined : this.view?.seats[seat];
  }

  command(command: SessionCommand): Promise<CommandReply> {
    return this.notices.watch(this.connection.command(command));
  }

  act(action: unknown): Promise<CommandReply> {
    return this.command({ type: 'act', action });
  }

  /** A teacher on the machine itself sees "localhost"; the server knows what its phones should type. */
  async findHost(): Promise<void> {
    const response = await fetch('/api/join').catch(() => undefined);
    if (!response?.ok) return;
    const { host } = (await response.json()) as { host: string };
    this.host = host;
  }

  close(): void {
    this.connection.close();
    this.networks.free();
  }
}

export function joinAsStudent(place: Place): Classroom {
  return new Classroom({ as: 'student', code: place.code, token: ensureToken(place), sender: randomHex(8) });
}

/** Undefined on a device that did not start the class. */
export function steerAsTeacher(code: string): Classroom | undefined {
  const place: Place = { role: 'teacher', code };
  const token = tokenOf(place);
  if (token === undefined) return undefined;
  ensureToken(place);
  return new Classroom({ as: 'teacher', code, token, sender: randomHex(8) });
}

export function watchAsBoard(code: string): Classroom {
  return new Classroom({ as: 'board', code, sender: randomHex(8) });
}

/** After these a token opens nothing any more. */
export function forgetIfGone(classroom: Classroom, place: Place): void {
  const { state } = classroom.connection;
  if (state.phase !== 'over') return;
  if (['session-ended', 'no-such-session', 'seat-removed', 'wrong-token'].includes(state.code))
    forgetToken(place);
}
