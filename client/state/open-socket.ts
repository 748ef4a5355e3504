import { io, type Socket } from 'socket.io-client';
import type { ClientEvents, Handshake, ServerEvents } from '#shared/protocol/events.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';

export type ClientSocket = Socket<ServerEvents, ClientEvents>;

/** WebSocket first, for it saves round trips; where it is blocked, polling. `?transport=polling` asks for polling only. */
export function openSocket(): ClientSocket {
  const isPollingOnly = new URLSearchParams(location.search).get('transport') === 'polling';
  const socket: ClientSocket = io({
    auth: { version: PROTOCOL_VERSION } satisfies Handshake,
    transports: isPollingOnly ? ['polling'] : ['websocket', 'polling'],
    tryAllTransports: true,
    forceNew: true,
    timeout: 6000,
    reconnectionDelay: 300,
    reconnectionDelayMax: 3000,
  });
  // A proxy may let a WebSocket hang instead of refusing it: from the first failure on, polling goes first.
  if (!isPollingOnly)
    socket.once('connect_error', () => (socket.io.opts.transports = ['polling', 'websocket']));
  return socket;
}
