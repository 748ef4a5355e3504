import { ERROR_CODES, type ErrorCode } from '#shared/protocol/errors.ts';
import type { Attend, SessionCommand } from '#shared/protocol/events.ts';
import { decodeFrame, type Frame } from '#shared/protocol/frame.ts';
import type { SeatId } from '#shared/protocol/session-view.ts';
import { reportErrorsThrough } from './error-reports.ts';
import type { ClientSocket } from './open-socket.ts';
import { Outbox, type CommandReply } from '#shared/protocol/outbox.ts';
import { reloadOnce } from './reload-once.ts';
import { Session } from './session.svelte.ts';

export type ConnectionState =
  | { readonly phase: 'connecting' }
  | { readonly phase: 'live' }
  | { readonly phase: 'reconnecting' }
  /** This page takes no part any more, and why. */
  | { readonly phase: 'over'; readonly code: ErrorCode };

export interface ConnectionOptions {
  readonly socket: ClientSocket;
  readonly attend: Attend;
  readonly onNetworks?: (frames: NonNullable<Frame['networks']>) => void;
}

/** Refusals of an attendance that time heals. */
const RETRY: readonly ErrorCode[] = ['shutting-down', 'not-saved', 'too-fast', 'internal'];
const RETRY_MS = 1000;

/** One page's part in one session: it attends after every connect, sends commands and follows the state. */
export class Connection {
  state = $state.raw<ConnectionState>({ phase: 'connecting' });
  seat = $state<SeatId | undefined>();
  /** Commands that the server has not answered yet. */
  unanswered = $state(0);
  readonly session = new Session();
  readonly #socket: ClientSocket;
  readonly #attend: Attend;
  readonly #outbox: Outbox;
  readonly #onNetworks: (frames: NonNullable<Frame['networks']>) => void;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor({ socket, attend, onNetworks = () => {} }: ConnectionOptions) {
    this.#socket = socket;
    this.#attend = attend;
    this.#onNetworks = onNetworks;
    this.#outbox = new Outbox(
      (request, reply) => socket.emit('command', request, reply),
      (count) => (this.unanswered = count),
    );
    socket.on('connect', () => this.#takePart());
    socket.on('disconnect', (reason) => this.#lost(reason));
    socket.on('connect_error', (error) => this.#refusedToConnect(error));
    socket.on('state', (message, received) => this.#follow(message, received));
    socket.on('dismissed', ({ code }) => this.#dismissed(code));
    reportErrorsThrough((report) => socket.emit('reportError', report));
    if (socket.connected) this.#takePart();
  }

  command(command: SessionCommand): Promise<CommandReply> {
    if (this.state.phase === 'over') return Promise.resolve({ ok: false, code: this.state.code });
    return this.#outbox.add(command);
  }

  /** An action of the activity. */
  act(action: unknown): Promise<CommandReply> {
    return this.command({ type: 'act', action });
  }

  close(): void {
    clearTimeout(this.#retry);
    reportErrorsThrough(undefined);
    this.#socket.disconnect();
  }

  #takePart(): void {
    this.#socket.emit('attend', this.#attend, (reply) => {
      if (!reply.ok) return this.#refusedToAttend(reply.code);
      this.seat = reply.seat;
      this.state = { phase: 'live' };
      this.#outbox.open();
    });
  }

  #refusedToAttend(code: ErrorCode): void {
    if (!RETRY.includes(code)) return this.#dismissed(code);
    this.#retry = setTimeout(() => this.#socket.connected && this.#takePart(), RETRY_MS);
  }

  #lost(reason: string): void {
    this.#outbox.close();
    if (this.state.phase === 'over') return;
    this.state = { phase: 'reconnecting' };
    // socket.io does not come back by itself when the server hung up.
    if (reason === 'io server disconnect') this.#retry = setTimeout(() => this.#socket.connect(), RETRY_MS);
  }

  #refusedToConnect(error: Error): void {
    const code = codeOf(error);
    if (code) this.#dismissed(code);
    else if (this.state.phase === 'live') this.state = { phase: 'reconnecting' };
  }

  #follow(message: ArrayBuffer | Uint8Array, received: () => void): void {
    try {
      const frame = decodeFrame(message);
      if (!this.session.take(frame)) this.#socket.emit('resync');
      else if (frame.networks) this.#onNetworks(frame.networks);
    } finally {
      received();
    }
  }

  #dismissed(code: ErrorCode): void {
    if (code === 'too-slow' || code === 'shutting-down') return;
    if (code === 'reload-needed' && reloadOnce()) return;
    this.state = { phase: 'over', code };
    this.#outbox.refuseAll(code);
    this.#socket.disconnect();
  }
}

/** A server that refuses the handshake names its reason as the error's message. */
function codeOf(error: Error & { data?: { code?: unknown } }): ErrorCode | undefined {
  return ERROR_CODES.find((code) => code === error.data?.code || code === error.message);
}
