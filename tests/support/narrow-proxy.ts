import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';

/** What a school's network does with a WebSocket: turns it away, or takes it and never answers. */
export type WebSocketBlock = 'refused' | 'hanging';

/** Stands between pages and the server at `target`: requests pass, a WebSocket does not. */
export class NarrowProxy {
  readonly #target: URL;
  readonly #block: WebSocketBlock;
  readonly #server = createServer((incoming, outgoing) => this.#forward(incoming, outgoing));
  readonly #hanging = new Set<Socket>();
  blocked = 0;

  constructor(target: string, block: WebSocketBlock) {
    this.#target = new URL(target);
    this.#block = block;
    this.#server.on('upgrade', (_request, socket: Socket) => this.#onUpgrade(socket));
  }

  async open(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
    this.#hanging.forEach((socket) => socket.destroy());
  }

  #onUpgrade(socket: Socket): void {
    this.blocked += 1;
    if (this.#block === 'refused') return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    this.#hanging.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.#hanging.delete(socket));
  }

  #forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { method, headers, url } = incoming;
    const { hostname, port } = this.#target;
    const onward = request({ hostname, port, path: url, method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  }
}
