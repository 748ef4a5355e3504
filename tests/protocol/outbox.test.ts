import { expect, test } from 'vitest';
import type { CommandRequest } from '#shared/protocol/events.ts';
import { Outbox, type CommandReply } from '#shared/protocol/outbox.ts';

function server() {
  const sent: { request: CommandRequest; reply: (reply: CommandReply) => void }[] = [];
  const outbox = new Outbox((request, reply) => sent.push({ request, reply }));
  return { sent, outbox };
}

const freeze = { type: 'freeze', isFrozen: true } as const;

test('Commands wait until the page attends, then go in order', () => {
  const { sent, outbox } = server();
  void outbox.add(freeze);
  void outbox.add({ type: 'reroll' });
  expect(sent).toEqual([]);
  outbox.open();
  expect(sent.map(({ request }) => [request.sequence, request.command.type])).toEqual([
    [1, 'freeze'],
    [2, 'reroll'],
  ]);
});

test('What was not answered goes again after a reconnect, under the same number', () => {
  const { sent, outbox } = server();
  outbox.open();
  void outbox.add(freeze);
  outbox.close();
  outbox.open();
  expect(sent.map(({ request }) => request.sequence)).toEqual([1, 1]);
});

test('A late answer to an earlier copy counts once', async () => {
  const { sent, outbox } = server();
  outbox.open();
  const answered = outbox.add(freeze);
  outbox.close();
  outbox.open();
  sent[1]!.reply({ ok: true, id: 7 });
  sent[0]!.reply({ ok: false, code: 'frozen' });
  expect(await answered).toEqual({ ok: true, id: 7 });
});

test('A command that the server could not save yet stays in the box', () => {
  const { sent, outbox } = server();
  outbox.open();
  void outbox.add(freeze);
  sent[0]!.reply({ ok: false, code: 'not-saved' });
  outbox.close();
  outbox.open();
  expect(sent.length).toBe(2);
});
