import { expect, test } from 'vitest';
import type { SimulatedPage } from '#server/bots/simulate/simulated-page.ts';
import { askedFor } from '#shared/activities/neuron/by-hand/measure.ts';
import { honestAnswer } from '#shared/activities/neuron/by-hand/question.ts';
import { GAMES, type ByHand } from '#shared/activities/neuron/by-hand/state.ts';
import type { NeuronView } from '#shared/activities/neuron/state.ts';
import type { SessionView } from '#shared/protocol/session-view.ts';
import { accepted, joinClass, openClass, openPage, serve, shown } from '#tests/support/class-server.ts';

const neuronOf = ({ activity }: SessionView) => activity.view as NeuronView;
const byHandOf = (view: SessionView) => neuronOf(view).byHand;

/** What `page` is asked for, and what a careful student would say. */
function questionFor(page: SimulatedPage) {
  const byHand = byHandOf(page.view!)!;
  const desk = byHand.desks[page.seat!];
  if (desk?.kind !== 'computing') throw new Error('Nothing is asked');
  const { job, step } = desk;
  return { type: 'answer', job, step, value: honestAnswer(askedFor(byHand, job, step)) } as const;
}

function isComputing(page: SimulatedPage): boolean {
  const byHand = page.view && byHandOf(page.view);
  return byHand?.stage.phase === 'computing' && byHand.desks[page.seat!]?.kind === 'computing';
}

test('A class computes forward and back, and the machine finishes; every answer counts once, for its author', async () => {
  const { url } = await serve();
  const { code, teacher } = await openClass(url, 'neuron');
  const ada = await joinClass(url, code, 'ada');
  const bob = await joinClass(url, code, 'bob');
  let answers = 0;
  for (const game of GAMES) {
    accepted(await teacher.act({ type: 'beginByHand', game }));
    for (let turn = 0; turn < 8; turn++) {
      const page = turn % 2 ? bob : ada;
      await shown(page, (view) => byHandOf(view)?.game === game && isComputing(page));
      accepted(await page.act(questionFor(page)));
      answers += 1;
      await shown(page, (view) => sumOf(neuronOf(view).right) === answers);
    }
    accepted(await teacher.act({ type: 'finishByHand' }));
  }
  const board = openPage(url);
  accepted(await board.attend(code, { as: 'board' }));
  const { byHand, right } = neuronOf(await shown(board, () => true));
  expect(right).toEqual({ [ada.seat!]: 8, [bob.seat!]: 8 });
  expect(new Set(Object.values(byHand!.done))).toEqual(new Set(['hand', 'machine']));
});

test('A wrong value reaches nobody: not a byte of any state changes with it', async () => {
  const { url } = await serve();
  const { code, teacher } = await openClass(url, 'neuron');
  const ada = await joinClass(url, code, 'ada');
  const board = openPage(url);
  accepted(await board.attend(code, { as: 'board' }));
  accepted(await teacher.act({ type: 'beginByHand', game: 'beNeuron' }));
  const pages = [teacher, ada, board];
  for (const page of pages) await shown(page, (view) => byHandOf(view) !== undefined);
  const before = pages.map((page) => JSON.stringify(page.view!.activity));
  const right = questionFor(ada);
  expect(await ada.act({ ...right, value: 123.456 })).toMatchObject({ ok: false, code: 'not-right' });
  accepted(await ada.act({ type: 'takeJob' }));
  expect(pages.map((page) => JSON.stringify(page.view!.activity))).toEqual(before);
  accepted(await ada.act(right));
  const after = await shown(board, (view) => sumOf(neuronOf(view).right) === 1);
  expect(JSON.stringify(after)).not.toContain('123.456');
});

test('Someone late gets a job, and a removed seat leaves nothing behind', async () => {
  const { url } = await serve();
  const { code, teacher } = await openClass(url, 'neuron');
  accepted(await teacher.act({ type: 'beginByHand', game: 'blameRelay' }));
  const late = await joinClass(url, code, 'late');
  accepted(await late.act({ type: 'takeJob' }));
  await shown(late, () => isComputing(late));
  await shown(teacher, (seen) => late.seat! in seen.seats);
  accepted(await teacher.command({ type: 'removeSeat', seat: late.seat! }));
  const view = await shown(teacher, (seen) => Object.keys(seen.seats).length === 0);
  expect((byHandOf(view) as ByHand).desks).toEqual({});
});

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
