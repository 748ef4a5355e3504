import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { z } from 'zod';
import type { Log } from '#server/log.ts';
import { refuse, type Refusal } from '#shared/protocol/errors.ts';
import type { ClientEvents, Handshake, ServerEvents } from '#shared/protocol/events.ts';
import { LIMITS } from '#shared/protocol/limits.ts';
import {
  attendSchema,
  commandSchema,
  errorReportSchema,
  startSessionSchema,
} from '#shared/protocol/schemas.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import type { Classes } from '#server/bots/classes.ts';
import { Page, type PageWorld } from './page.ts';
import { RateLimit } from './rate-limit.ts';

type PageSocket = Socket<ClientEvents, ServerEvents>;
export type SocketServer = Server<ClientEvents, ServerEvents>;

export interface SocketWorld extends PageWorld {
  readonly log: Log;
  /** Starts sessions, with simulated students where asked. */
  readonly classes: Classes;
}

/** Opens the one realtime endpoint. Everything that comes in is checked here, once, before it reaches a page. */
export function openSocketServer(http: HttpServer, world: SocketWorld): SocketServer {
  const server: SocketServer = new Server(http, {
    maxHttpBufferSize: LIMITS.maxMessageBytes,
    perMessageDeflate: false,
    httpCompression: false,
    serveClient: false,
    pingInterval: 10_000,
    pingTimeout: 15_000,
  });
  const reports = new RateLimit({ burst: 20, perSecond: 1 }, world.now());
  server.on('connection', (socket) => welcome(socket, world, reports));
  return server;
}

function welcome(socket: PageSocket, world: SocketWorld, reports: RateLimit): void {
  if ((socket.handshake.auth as Partial<Handshake>).version !== PROTOCOL_VERSION) {
    dismiss(socket, 'reload-needed');
    return;
  }
  const page = new Page(
    {
      address: socket.handshake.address,
      isClear: () => socket.conn.transport.writable,
      send: (frame, received) => socket.emit('state', frame, received),
      dismiss: (code) => dismiss(socket, code),
    },
    world,
  );
  const checked = guard(world.log);
  const ownReports = new RateLimit(
    { burst: LIMITS.errorReportsPerMinute, perSecond: LIMITS.errorReportsPerMinute / 60 },
    world.now(),
  );
  const starts = new RateLimit({ burst: 5, perSecond: 0.1 }, world.now());
  socket.on(
    'startSession',
    checked(startSessionSchema, async (request) =>
      starts.take(world.now())
        ? world.classes.start(request)
        : refuse('too-fast', 'too many classes at once'),
    ),
  );
  socket.on(
    'attend',
    checked(attendSchema, (request) => page.attend(request)),
  );
  socket.on(
    'command',
    checked(commandSchema, (request) => page.command(request)),
  );
  socket.on('resync', () => page.resync());
  socket.on('reportError', (report) => {
    const parsed = errorReportSchema.safeParse(report);
    if (parsed.success && ownReports.take(world.now()) && reports.take(world.now()))
      world.log.warn({ report: parsed.data }, 'An error in a browser');
  });
  socket.on('disconnect', () => page.close());
  refuseUnknown(socket);
}

const KNOWN_EVENTS = new Set(['startSession', 'attend', 'command', 'resync', 'reportError']);

/** Never silence: an event that does not exist is answered, if it can be. */
function refuseUnknown(socket: PageSocket): void {
  socket.onAny((event: string, ...args: unknown[]) => {
    const reply = args.at(-1);
    if (!KNOWN_EVENTS.has(event) && typeof reply === 'function')
      reply(refuse('unknown-command', String(event).slice(0, 64)));
  });
}

/** Wraps a handler: a malformed payload is refused with what was wrong, and no error of ours goes unanswered. */
function guard(log: Log) {
  return <Request, Answer extends object>(
      schema: z.ZodType<Request>,
      handle: (request: Request) => Promise<Answer>,
    ) =>
    async (...sent: unknown[]): Promise<void> => {
      const [request] = sent;
      const reply = sent.at(-1);
      const answer: (answer: Answer | Refusal) => void =
        typeof reply === 'function' ? (reply as never) : () => undefined;
      const length = JSON.stringify(request)?.length ?? 0;
      if (length > LIMITS.maxPayloadBytes)
        return answer(refuse('too-large', `at most ${LIMITS.maxPayloadBytes} bytes, got ${length}`));
      const parsed = schema.safeParse(request);
      if (!parsed.success) return answer(refuse('malformed', describe(parsed.error)));
      try {
        answer(await handle(parsed.data));
      } catch (error) {
        log.error({ err: error }, 'A request failed');
        answer(refuse('internal'));
      }
    };
}

function describe(error: z.ZodError): string {
  const [issue] = error.issues;
  return `${issue?.path.join('.') || 'request'}: ${issue?.message ?? 'not as expected'}`.slice(0, 300);
}

function dismiss(socket: PageSocket, code: Refusal['code']): void {
  socket.emit('dismissed', { code });
  socket.disconnect();
}
