import { once } from 'node:events';
import { io } from 'socket.io-client';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Refusal } from '#shared/protocol/errors.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import {
  accepted,
  joinClass,
  openClass,
  openPage,
  serve,
  shown,
  tokenOf,
} from '#tests/support/class-server.ts';

/** A socket that sends whatever the test wants. */
function rawSocket(url: string, auth: object = { version: PROTOCOL_VERSION }) {
  const socket = io(url, { auth, transports: ['websocket'], forceNew: true, reconnection: false });
  onTestFinished(() => void socket.disconnect());
  const ask = (event: string, payload: unknown): Promise<Refusal> =>
    new Promise((resolve) => socket.emit(event, payload, resolve));
  return { socket, ask };
}

describe('A page is told clearly', () => {
  test('that a code is of no class', async () => {
    const { url } = await serve();
    expect(await openPage(url).attend('000000', { as: 'board' })).toEqual({
      ok: false,
      code: 'no-such-session',
    });
  });

  test('that a seat is not its own, and the seat stays whose it is', async () => {
    const { url } = await serve();
    const { code } = await openClass(url);
    const ada = await joinClass(url, code, 'ada');
    const { ask } = rawSocket(url);
    const request = { as: 'student', code, token: tokenOf('eve'), seat: 's1', sender: '0123456789abcdef' };
    expect(await ask('attend', request)).toMatchObject({ code: 'wrong-token' });
    expect(ada.dismissedWith).toBeUndefined();
  });

  test('that it is no teacher', async () => {
    const { url } = await serve();
    const { code, teacher } = await openClass(url);
    const student = await joinClass(url, code, 'ada');
    expect(await openPage(url).attend(code, { as: 'teacher', token: tokenOf('ada') })).toMatchObject({
      code: 'wrong-token',
    });
    for (const command of [
      { type: 'freeze', isFrozen: true },
      { type: 'removeSeat', seat: 's1' },
      { type: 'end' },
      { type: 'act', action: { type: 'run' } },
    ] as const)
      expect(await student.command(command)).toMatchObject({ ok: false, code: 'teacher-only' });
    expect(teacher.view).toMatchObject({ isFrozen: false });
  });

  test('that a board only shows', async () => {
    const { url } = await serve();
    const { code } = await openClass(url);
    const board = openPage(url);
    accepted(await board.attend(code, { as: 'board' }));
    expect(await board.act({ type: 'addExample', x: 0, y: 0, label: 0 })).toMatchObject({
      code: 'teacher-only',
    });
  });

  test('that an old page has to be reloaded', async () => {
    const { url } = await serve();
    const { socket } = rawSocket(url, { version: PROTOCOL_VERSION - 1 });
    const [dismissal] = await once(socket as never, 'dismissed');
    expect(dismissal).toEqual({ code: 'reload-needed' });
  });

  test('what was wrong with a payload', async () => {
    const { url } = await serve();
    const { ask } = rawSocket(url);
    for (const payload of [
      undefined,
      null,
      7,
      'x',
      [],
      {},
      { as: 'king' },
      { as: 'board', code: 'abc', sender: 'x' },
    ])
      expect(await ask('attend', payload)).toMatchObject({ code: 'malformed', detail: expect.any(String) });
    expect(await ask('command', { sequence: 0, command: { type: 'reroll' } })).toMatchObject({
      code: 'malformed',
    });
    expect(await ask('startSession', { activity: 'plane', token: 'short' })).toMatchObject({
      code: 'malformed',
    });
    expect(await ask('startSession', { activity: 'chess', token: tokenOf('t') })).toMatchObject({
      code: 'no-such-activity',
    });
  });

  test('that an event does not exist', async () => {
    const { url } = await serve();
    const { ask } = rawSocket(url);
    expect(await ask('dropAllTables', {})).toMatchObject({ code: 'unknown-command' });
    expect(await ask('attend', {})).toMatchObject({ code: 'malformed' });
  });

  test('that a point lies off the plane, or is no point at all', async () => {
    const { url } = await serve();
    const { code } = await openClass(url);
    const student = await joinClass(url, code, 'ada');
    expect(await student.act({ type: 'addExample', x: 5, y: 0, label: 0 })).toMatchObject({
      code: 'out-of-range',
    });
    for (const x of [Number.NaN, Infinity, '1', null, [0], undefined])
      expect(await student.act({ type: 'addExample', x, y: 0, label: 0 })).toMatchObject({
        code: 'malformed',
      });
    expect(await student.act({ type: 'addExample', x: 0, y: 0, label: 0, extra: 1 })).toMatchObject({
      code: 'malformed',
    });
    expect(await student.act({ type: 'fly' })).toMatchObject({ code: 'malformed' });
  });

  test('that it goes too fast, and a thousand commands a second change little', async () => {
    const { url } = await serve();
    const { code, teacher } = await openClass(url);
    const { socket, ask } = rawSocket(url);
    await ask('attend', { as: 'student', code, token: tokenOf('eve'), sender: '0123456789abcdef' });
    const flood = Array.from({ length: 1000 }, (_, index) =>
      ask('command', {
        sequence: index + 1,
        command: { type: 'act', action: { type: 'addExample', x: 0, y: 0, label: 0 } },
      }),
    );
    const codes = (await Promise.all(flood)).map((reply) => (reply.ok ? 'ok' : reply.code));
    expect(codes.filter((one) => (one as string) === 'ok').length).toBe(6);
    expect(codes.filter((one) => one === 'too-fast').length).toBeGreaterThan(800);
    expect(socket.connected).toBe(true);
    await shown(
      teacher,
      ({ activity }) => Object.keys((activity.view as { examples: object }).examples).length === 6,
    );
  });

  test('that a class is full', async () => {
    const { url } = await serve();
    const { code } = await openClass(url);
    const replies = await Promise.all(
      Array.from({ length: 251 }, (_, index) =>
        openPage(url).attend(code, { as: 'student', token: tokenOf(`student ${index}`) }),
      ),
    );
    expect(replies.filter(({ ok }) => ok).length).toBe(250);
    expect(replies.find(({ ok }) => !ok)).toMatchObject({ code: 'session-full' });
  });
});

test('A message that is too large is refused with its size; a huge one costs its sender the connection, and nobody else anything', async () => {
  const { url } = await serve();
  const { code } = await openClass(url);
  const student = await joinClass(url, code, 'ada');
  const { socket, ask } = rawSocket(url);
  const large = (bytes: number) => ({
    sequence: 1,
    command: { type: 'act', action: { type: 'x', junk: 'x'.repeat(bytes) } },
  });
  expect(await ask('command', large(200_000))).toMatchObject({ code: 'too-large' });
  expect(socket.connected).toBe(true);
  const closed = once(socket as never, 'disconnect');
  socket.emit('command', large(2_000_000));
  await closed;
  accepted(await student.act({ type: 'addExample', x: 0, y: 0, label: 0 }));
});

test('Whoever tries codes has to wait, but not for a right one tried before; others go on', async () => {
  const { url } = await serve();
  const { code } = await openClass(url);
  const { ask } = rawSocket(url);
  const request = (tried: string) => ({ as: 'board', code: tried, sender: '0123456789abcdef' });
  for (let time = 0; time < 50; time++) expect((await ask('attend', request(code))).ok).toBe(true);
  const replies = [];
  for (let tried = 0; tried < 40; tried++) replies.push((await ask('attend', request('000001'))).code);
  expect(replies.filter((one) => one === 'no-such-session').length).toBeGreaterThanOrEqual(30);
  expect(replies.at(-1)).toBe('too-many-failed-codes');
});

test('A command that is sent twice is applied once and answered twice', async () => {
  const { url } = await serve();
  const { code, teacher } = await openClass(url);
  const { ask } = rawSocket(url);
  await ask('attend', { as: 'student', code, token: tokenOf('ada'), sender: '0123456789abcdef' });
  const command = {
    sequence: 1,
    command: { type: 'act', action: { type: 'addExample', x: 0, y: 0, label: 0 } },
  };
  const replies = await Promise.all([ask('command', command), ask('command', command)]);
  expect(replies).toEqual([
    { ok: true, id: 1 },
    { ok: true, id: 1 },
  ]);
  const view = await shown(
    teacher,
    ({ activity }) => Object.keys((activity.view as { examples: object }).examples).length > 0,
  );
  expect(Object.keys((view.activity.view as { examples: object }).examples)).toEqual(['1']);
});
