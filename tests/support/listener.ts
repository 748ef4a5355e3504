import { io, type Socket } from 'socket.io-client';
import { onTestFinished } from 'vitest';
import type { ClientEvents, ServerEvents } from '#shared/protocol/events.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';

/** Everything that the socket of whoever attends is sent, as text: what its bytes say, whatever a page makes of them. */
export function listen(url: string, request: Parameters<ClientEvents['attend']>[0]): () => string {
  const options = { auth: { version: PROTOCOL_VERSION }, transports: ['websocket'], forceNew: true };
  const socket: Socket<ServerEvents, ClientEvents> = io(url, options);
  onTestFinished(() => void socket.disconnect());
  const heard: string[] = [];
  socket.on('state', (message, received) => {
    heard.push(Buffer.from(message as Uint8Array).toString('latin1'));
    received();
  });
  socket.on('connect', () => socket.emit('attend', request, () => undefined));
  return () => heard.join('\n');
}
