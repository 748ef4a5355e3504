import { io, type ManagerOptions, type Socket } from 'socket.io-client';
import type { ClientEvents, Handshake, ServerEvents } from '#shared/protocol/events.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';

export type ClientSocket = Socket<ServerEvents, ClientEvents>;

type Ways = Pick<ManagerOptions, 'transports' | 'tryAllTransports'>;

const WEBSOCKET_FIRST: Ways = { transports: ['websocket', 'polling'], tryAllTransports: true };
/** Where polling fails there is no server. Once it works, a WebSocket is still tried beside it. */
const POLLING_FIRST: Ways = { transports: ['polling', 'websocket'], tryAllTransports: false };
const POLLING_ONLY: Ways = { transports: ['polling'], tryAllTransports: false };
const KEY = 'chalknet.pollingFirst';

/** WebSocket first, for it saves round trips; where it is blocked, polling. `?transport=polling` asks for polling only. */
export function openSocket(): ClientSocket {
  const isPollingOnly = new URLSearchParams(location.search).get('transport') === 'polling';
  const socket: ClientSocket = io({
    auth: { version: PROTOCOL_VERSION } satisfies Handshake,
    ...(isPollingOnly ? POLLING_ONLY : isPollingFirst() ? POLLING_FIRST : WEBSOCKET_FIRST),
    forceNew: true,
    timeout: 6000,
    reconnectionDelay: 300,
    reconnectionDelayMax: 3000,
  });
  if (!isPollingOnly)
    socket.once('connect_error', () => {
      Object.assign(socket.io.opts, POLLING_FIRST);
      goPollingFirst();
    });
  return socket;
}

/** A proxy may let a WebSocket hang instead of refusing it. That is waited for once in a tab, not on every page. */
function isPollingFirst(): boolean {
  try {
    return sessionStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

function goPollingFirst(): void {
  try {
    sessionStorage.setItem(KEY, '1');
  } catch {
    return;
  }
}
