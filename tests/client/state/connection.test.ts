import { expect, test, vi } from 'vitest';
import { encodeFrame, type Frame } from '#shared/protocol/frame.ts';
import { Connection } from '#client/state/connection.svelte.ts';
import { FakeSocket } from './fake-socket.ts';

const view = {
  code: '427913',
  isFrozen: false,
  seats: {},
  activity: { name: 'plane', view: { examples: { 1: { x: 0 } } } },
};

function connected() {
  const server = new FakeSocket();
  const connection = new Connection({
    socket: server.socket,
    attend: { as: 'student', code: '427913', token: 'a'.repeat(32), sender: 'b'.repeat(16) },
  });
  server.connect();
  server.answer('attend', { ok: true, code: '427913', seat: 's1' });
  return { server, connection };
}

function send(server: FakeSocket, frame: Partial<Frame>) {
  const received = vi.fn();
  server.receive('state', encodeFrame({ incarnation: 1, sequence: 1, view, ...frame }), received);
  return received;
}

test('it attends at once and knows its seat', () => {
  const { server, connection } = connected();
  expect(server.all('attend')).toHaveLength(1);
  expect(connection.state).toEqual({ phase: 'live' });
  expect(connection.seat).toBe('s1');
});

test('a patch that continues the snapshot is merged into it', () => {
  const { server, connection } = connected();
  send(server, {});
  send(server, { base: 1, sequence: 2, view: { isFrozen: true } });
  expect(connection.session.view).toEqual({ ...view, isFrozen: true });
  expect(connection.session.view!.activity).toBe(connection.session.view!.activity);
  expect(server.all('resync')).toEqual([]);
});

test.each([
  ['a gap', { base: 2, sequence: 3 }],
  ['another incarnation', { base: 1, sequence: 2, incarnation: 2 }],
])('%s asks for a snapshot and changes nothing', (_, frame) => {
  const { server, connection } = connected();
  send(server, {});
  send(server, { ...frame, view: { isFrozen: true } });
  expect(connection.session.view).toEqual(view);
  expect(server.all('resync')).toHaveLength(1);
});

test('every frame is acknowledged, even one that cannot be used', () => {
  const { server } = connected();
  expect(send(server, { base: 7, sequence: 8 })).toHaveBeenCalledOnce();
  const received = vi.fn();
  expect(() => server.receive('state', new Uint8Array([1, 0, 0, 0, 123]), received)).toThrow();
  expect(received).toHaveBeenCalledOnce();
});

test('commands are numbered, and the unanswered ones go again in order after a reconnect', async () => {
  const { server, connection } = connected();
  const first = connection.act({ type: 'run' });
  server.answer('command', { ok: true });
  expect(await first).toEqual({ ok: true });
  void connection.act({ type: 'pause' });
  void connection.command({ type: 'reroll' });
  server.receive('disconnect', 'transport close');
  expect(connection.state).toEqual({ phase: 'reconnecting' });
  void connection.act({ type: 'reset' });
  expect(connection.unanswered).toBe(3);
  server.connect();
  server.answer('attend', { ok: true, code: '427913', seat: 's1' });
  const sequences = server.all('command').map(([request]) => (request as { sequence: number }).sequence);
  expect(sequences).toEqual([1, 2, 3, 2, 3, 4]);
});

test('an answer that comes twice settles a command once', async () => {
  const { server, connection } = connected();
  const reply = connection.act({ type: 'addExample' });
  server.answer('command', { ok: true, id: 5 });
  server.answer('command', { ok: false, code: 'internal' });
  expect(await reply).toEqual({ ok: true, id: 5 });
  expect(connection.unanswered).toBe(0);
});

test('a page that is dismissed says why, and refuses what was not answered', async () => {
  const { server, connection } = connected();
  const reply = connection.act({ type: 'run' });
  server.receive('dismissed', { code: 'seat-taken-over' });
  expect(connection.state).toEqual({ phase: 'over', code: 'seat-taken-over' });
  expect(await reply).toEqual({ ok: false, code: 'seat-taken-over' });
  expect(await connection.act({ type: 'run' })).toEqual({ ok: false, code: 'seat-taken-over' });
  expect(server.connected).toBe(false);
});

test('a wrong code ends it with that code', () => {
  const server = new FakeSocket();
  const connection = new Connection({
    socket: server.socket,
    attend: { as: 'board', code: '000000', sender: 'b'.repeat(16) },
  });
  server.connect();
  server.answer('attend', { ok: false, code: 'no-such-session' });
  expect(connection.state).toEqual({ phase: 'over', code: 'no-such-session' });
});
