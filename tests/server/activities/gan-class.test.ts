import { expect, test } from 'vitest';
import { unpackSigned } from '#shared/activities/gan/ink.ts';
import { readyMade } from '#shared/activities/gan/cards/cards.ts';
import type { GanAction } from '#shared/activities/gan/state.ts';
import type { BoardGanView, StudentGanView } from '#shared/activities/gan/view-types.ts';
import type { SimulatedPage } from '#server/bots/simulate/simulated-page.ts';
import type { SessionView } from '#shared/protocol/session-view.ts';
import {
  accepted,
  joinClass,
  openClass,
  openPage,
  serve,
  shown,
  temporaryFolder,
  tokenOf,
} from '#tests/support/class-server.ts';
import { listen } from '#tests/support/listener.ts';

const studentsOf = ({ activity }: SessionView) => activity.view as StudentGanView;
const boardsOf = ({ activity }: SessionView) => activity.view as BoardGanView;
const strokesOf = (index: number) => readyMade('squareApple', index % 2 === 0, 6, index);

async function inPhase(page: SimulatedPage, phase: string): Promise<SessionView> {
  return shown(page, ({ activity }) => (activity.view as StudentGanView).stage.phase === phase);
}

async function classOf(url: string, names: readonly string[], settings: object) {
  const { code, teacher } = await openClass(url, 'gan');
  const students = await Promise.all(names.map((name) => joinClass(url, code, name)));
  accepted(await teacher.act({ type: 'configure', settings } as GanAction));
  return { code, teacher, students };
}

test('Up to the reveal no byte on a student’s socket says who made an item, whether it is forged, or the other card', async () => {
  const { url } = await serve();
  const { code, teacher, students } = await classOf(url, ['ada', 'bob', 'cem'], { isCheap: true });
  const heard = listen(url, { as: 'student', token: tokenOf('dora'), code, sender: 'f'.repeat(16) });
  accepted(await teacher.act({ type: 'begin' }));
  const views = await Promise.all(students.map((page) => inPhase(page, 'collect')));
  const cards = views.map((view) => studentsOf(view).collect!.card);
  for (const [index, page] of students.entries())
    accepted(await page.act({ type: 'collect', strokes: strokesOf(index) }));
  accepted(await teacher.act({ type: 'next', from: 'collect' }));
  for (const [index, page] of students.entries())
    accepted(await page.act({ type: 'submit', round: 1, strokes: strokesOf(9 + index) }));
  accepted(await teacher.act({ type: 'next', from: 'forge' }));
  const [view] = await Promise.all(students.map((page) => inPhase(page, 'judge')));
  for (const { id } of Object.values(studentsOf(view!).judge!.items))
    accepted(await students[0]!.act({ type: 'bet', id, stop: 70 }));
  accepted(await teacher.act({ type: 'next', from: 'judge' }));
  await inPhase(students[0]!, 'learn');
  const text = heard();
  expect(text).not.toMatch(/isForged|maker|readyMade":true|"scores"|afterLearning/);
  const own = students.map((page) => studentsOf(page.view!).house);
  // She sat down last: her house is the smaller one, and of its card alone she may know.
  const other = cards.find((_, index) => own[index] === 0)!;
  expect(text).not.toContain(`"${other}"`);
  expect(text).toContain(`"${cards[1]}"`);
  expect(text).toContain('"judge"');
});

// Real networks learn before they answer: on a busy machine that takes a while.
test('A forger is told what the referee sees; a restart loses neither the answer nor the round', async () => {
  const folder = await temporaryFolder();
  const first = await serve({ folder });
  const settings = { judges: 'network', isCheap: true };
  const { code, teacher, students } = await classOf(first.url, ['ada'], settings);
  accepted(await teacher.act({ type: 'begin' }));
  const [ada] = students;
  await inPhase(ada!, 'forge');
  accepted(await ada!.act({ type: 'test', round: 1, strokes: strokesOf(1) }));
  const told = await shown(ada!, (view) => studentsOf(view).forge?.tests[0]?.answer !== undefined);
  const { answer } = studentsOf(told).forge!.tests[0]!;
  expect(answer!.verdict.kind).toBe('percentile');
  expect(unpackSigned(answer!.overlay).some((value) => value !== 0)).toBe(true);
  await first.close();

  const second = await serve({ folder });
  const again = openPage(second.url);
  accepted(await again.attend(code, { as: 'student', token: tokenOf('ada') }));
  const seen = await inPhase(again, 'forge');
  expect(studentsOf(seen).forge!.tests[0]!.answer).toEqual(answer);
  const board = openPage(second.url);
  accepted(await board.attend(code, { as: 'board' }));
  expect(boardsOf(await shown(board, (view) => boardsOf(view).referees[0]!.heldOut > 0)).stage.phase).toBe(
    'forge',
  );
}, 60_000);
