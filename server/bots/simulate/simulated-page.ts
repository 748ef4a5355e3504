import { randomBytes } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { ErrorCode, Reply } from '#shared/protocol/errors.ts';
import type { Attend, ClientEvents, ServerEvents, SessionCommand } from '#shared/protocol/events.ts';
import { decodeFrame, type Frame, type NetworkFrame } from '#shared/protocol/frame.ts';
import { MAIN_NETWORK } from '#shared/protocol/network-name.ts';
import { Outbox, type CommandReply } from '#shared/protocol/outbox.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import { ViewFollower } from '#shared/protocol/view-follower.ts';
import type { SessionView, TrainingMetrics } from '#shared/protocol/session-view.ts';

export interface PageOptions {
  readonly url: string;
  readonly transports: readonly ('polling' | 'websocket')[];
}

/** After these a page does not come back by itself. */
const FINAL: readonly ErrorCode[] = ['seat-taken-over', 'seat-removed', 'session-ended', 'reload-needed'];

type AttendAs = { readonly as: 'teacher' | 'student'; readonly token: string } | { readonly as: 'board' };

/** One page without a screen: it attends after every connect, keeps commands until they are answered, follows the state. */
export class SimulatedPage {
  readonly #socket: Socket<ServerEvents, ClientEvents>;
  readonly #follower = new ViewFollower();
  readonly #outbox: Outbox;
  /** The newest that is known of the networks. */
  networks: NonNullable<Frame['networks']> = {};
  seat: string | undefined;
  statesReceived = 0;
  bytesReceived = 0;
  dismissedWith: ErrorCode | undefined;
  onState: () => void = () => undefined;

  constructor({ url, transports }: PageOptions) {
    const auth = { version: PROTOCOL_VERSION };
    this.#socket = io(url, { auth, transports: [...transports], forceNew: true, reconnectionDelayMax: 500 });
    this.#outbox = new Outbox((request, reply) => this.#socket.emit('command', request, reply));
    this.#socket.on('state', (message, received) => {
      this.bytesReceived += message.byteLength;
      this.#follow(decodeFrame(message), received);
    });
    this.#socket.on('dismissed', ({ code }) => (this.dismissedWith = code));
    this.#socket.on('disconnect', (reason) => {
      this.#outbox.close();
      const isFinal = this.dismissedWith !== undefined && FINAL.includes(this.dismissedWith);
      if (reason === 'io server disconnect' && !isFinal) setTimeout(() => this.#socket.connect(), 200);
    });
  }

  /** Where there is only one. */
  get network(): NetworkFrame | undefined {
    return this.networks[MAIN_NETWORK];
  }

  get metrics(): TrainingMetrics | undefined {
    return this.network?.metrics;
  }

  get view(): SessionView | undefined {
    return this.#follower.view;
  }

  startSession(activity: string, token: string): Promise<Reply<{ code: string }>> {
    return new Promise((resolve) => this.#socket.emit('startSession', { activity, token }, resolve));
  }

  /** Takes part, now and after every reconnect. Resolves with the first answer. */
  attend(code: string, who: AttendAs): Promise<Reply<{ seat?: string }>> {
    const request: Attend = { ...who, code, sender: randomBytes(8).toString('hex') };
    return new Promise((resolve) => {
      const ask = () =>
        this.#socket.emit('attend', request, (reply) => {
          if (reply.ok) {
            this.seat = reply.seat;
            this.#outbox.open();
          } else if (reply.code === 'shutting-down') setTimeout(ask, 200);
          resolve(reply);
        });
      this.#socket.on('connect', ask);
      if (this.#socket.connected) ask();
    });
  }

  act(action: unknown): Promise<CommandReply> {
    return this.command({ type: 'act', action });
  }

  command(command: SessionCommand): Promise<CommandReply> {
    return this.#outbox.add(command);
  }

  close(): void {
    this.#socket.disconnect();
  }

  #follow(frame: Frame, received: () => void): void {
    this.statesReceived += 1;
    if (!this.#follower.take(frame)) this.#socket.emit('resync');
    else if (frame.networks) this.networks = frame.networks;
    this.onState();
    received();
  }
}
