import type { ErrorCode, Reply } from '#shared/protocol/errors.ts';
import { openSocket, type ClientSocket } from './open-socket.ts';
import { randomHex } from './random-hex.ts';
import { keepToken } from './tokens.ts';

const ANSWER_MS = 12_000;

/** Opens a session; its teacher's token stays in this browser. */
export async function startClass(options: {
  readonly activity: string;
  readonly bots?: number;
}): Promise<Reply<{ code: string }>> {
  const token = randomHex(16);
  const reply = await ask<{ code: string }>((socket, answer) =>
    socket.emit('startSession', { ...options, token }, answer),
  );
  if (reply.ok) keepToken({ role: 'teacher', code: reply.code }, token);
  return reply;
}

/** Why the class with this code cannot be joined, or undefined. It looks in like a board and leaves no trace. */
export async function whyNoClass(code: string): Promise<ErrorCode | undefined> {
  const reply = await ask((socket, answer) =>
    socket.emit('attend', { as: 'board', code, sender: randomHex(8) }, answer),
  );
  return reply.ok ? undefined : reply.code;
}

/** One question over a socket of its own. */
async function ask<Content extends object>(
  question: (socket: ClientSocket, answer: (reply: Reply<Content>) => void) => void,
): Promise<Reply<Content>> {
  const socket = openSocket();
  try {
    return await new Promise((resolve) => {
      const giveUp = setTimeout(() => resolve({ ok: false, code: 'shutting-down' }), ANSWER_MS);
      socket.once('connect', () =>
        question(socket, (reply) => {
          clearTimeout(giveUp);
          resolve(reply);
        }),
      );
    });
  } finally {
    socket.disconnect();
  }
}
