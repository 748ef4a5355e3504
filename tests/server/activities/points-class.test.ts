import { expect, test } from 'vitest';
import type { SimulatedPage } from '#server/bots/simulate/simulated-page.ts';
import { cellMiddles, unpainted } from '#shared/activities/points/belief.ts';
import { DISCRIMINATOR, GENERATOR } from '#shared/activities/points/networks.ts';
import type { Cast, PointsAction } from '#shared/activities/points/state.ts';
import type {
  BoardPointsView,
  StudentPointsView,
  TeacherPointsView,
} from '#shared/activities/points/view-types.ts';
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

const students = ({ activity }: SessionView) => activity.view as StudentPointsView;
const boards = ({ activity }: SessionView) => activity.view as BoardPointsView;
const teachers = ({ activity }: SessionView) => activity.view as TeacherPointsView;

/** Belief that rises from left to right: a generator moves only where it has a slope. */
const ROW = '00112334';
const grid = ROW.repeat(ROW.length);
const three = (x: number, y: number) => Array.from({ length: 3 }, () => ({ x, y }));

/** A class with a board, at the beginning of its first round. */
async function playing(url: string, cast: Cast, names: readonly string[]) {
  const { code, teacher } = await openClass(url, 'points');
  const seats = await Promise.all(names.map((name) => joinClass(url, code, name)));
  const board = openPage(url);
  accepted(await board.attend(code, { as: 'board' }));
  const act = async (page: SimulatedPage, action: PointsAction) => accepted(await page.act(action));
  await act(teacher, { type: 'configure', settings: { cast } });
  await act(teacher, { type: 'begin' });
  await Promise.all(seats.map((page) => shown(page, (view) => students(view).stage.phase === 'play')));
  return { code, teacher, seats, board, act };
}

test('The generator climbs what the class believes, and the discriminator is asked before it learns', async () => {
  const { url } = await serve();
  const { teacher, seats, board, act } = await playing(url, 'both', ['ada', 'bob']);
  const detective = seats.find((page) => students(page.view!).role === 'detective')!;
  const forger = seats.find((page) => students(page.view!).role === 'forger')!;
  await act(detective, { type: 'paint', grid });
  await act(forger, { type: 'place', points: three(0.9, 0.9) });
  await shown(board, () => (board.networks[GENERATOR]?.metrics.iteration ?? 0) > 60);
  expect(Object.keys(detective.networks)).toEqual([]);
  await act(teacher, { type: 'next' });

  const { means, networkForged } = boards(
    await shown(board, () => (board.networks[DISCRIMINATOR]?.metrics.trainingSize ?? 0) === 80 + 2 * 15),
  ).reveal!;
  expect(networkForged).toHaveLength(12);
  expect(networkForged.filter(({ x }) => x > 0.6).length).toBeGreaterThan(9);
  expect(means.forger).toBeGreaterThan(2);
  expect(Number.isFinite(means.discriminator)).toBe(true);
});

test('Where students forge alone the network judges: they see its belief as it learns, and it pays everybody', async () => {
  const { url } = await serve();
  const { teacher, seats, board, act } = await playing(url, 'forgers', ['ada']);
  const [forger] = seats;
  await shown(board, () => (board.networks[DISCRIMINATOR]?.metrics.iteration ?? 0) > 150);
  const learned = await shown(forger!, (view) => Math.min(...students(view).field) < 0.2);
  const { field } = students(learned);
  const { x, y } = cellMiddles()[field.indexOf(Math.min(...field))]!;
  await act(forger!, { type: 'place', points: three(x, y) });
  await act(teacher, { type: 'next' });
  const view = await shown(board, (seen) => boards(seen).reveal?.means.generator !== undefined);
  expect(Object.keys(boards(view).reveal!.means).sort()).toEqual(['discriminator', 'forger', 'generator']);
  expect(boards(view).reveal!.means.forger).toBeLessThan(0);
});

test('Where students only judge, the generator forges for them', async () => {
  const { url } = await serve();
  const { teacher, seats, board, act } = await playing(url, 'detectives', ['ada', 'bob']);
  for (const page of seats) await act(page, { type: 'paint', grid });
  await shown(board, () => (board.networks[GENERATOR]?.metrics.iteration ?? 0) > 60);
  await act(teacher, { type: 'next' });
  const view = await shown(board, (seen) => boards(seen).reveal?.means.discriminator !== undefined);
  expect(Object.keys(boards(view).reveal!.means).sort()).toEqual(['detective', 'discriminator', 'generator']);
  expect(boards(view).reveal!.means.generator).toBeGreaterThan(1);
});

test('Two networks play under the teacher’s hand; phones have the generator, and judge what it made', async () => {
  const { url } = await serve();
  const { teacher, seats, board, act } = await playing(url, 'networks', ['ada']);
  const [ada] = seats;
  await act(teacher, { type: 'drive', drive: { speed: 100 } });
  await shown(board, (view) => (boards(view).film.at(-1)?.iteration ?? 0) >= 100);
  await shown(ada!, () => ada!.networks[GENERATOR]?.weights !== undefined);
  await shown(board, () => board.networks[DISCRIMINATOR]?.weights !== undefined);
  expect(ada!.networks[DISCRIMINATOR]).toBeUndefined();
  await act(teacher, { type: 'drive', drive: { isRunning: false } });
  await act(teacher, { type: 'drive', drive: { player: 'generator' } });
  const before = board.networks[GENERATOR]!.metrics.iteration;
  await act(teacher, { type: 'step' });
  await shown(board, () => board.networks[GENERATOR]!.metrics.iteration > before);
  await act(teacher, { type: 'next' });
  const asked = await shown(ada!, (view) => students(view).judge !== undefined);
  expect(students(asked).judge!.points).toHaveLength(4);
  const [dealt] = Object.values(
    teachers(await shown(teacher, (view) => 1 in teachers(view).rounds)).rounds[1]!.deals!,
  );
  // Three times right and once wrong, on a forged point.
  const wrong = dealt!.findIndex(({ isForged }) => isForged);
  const forged = dealt!.filter(({ isForged }) => isForged).length;
  for (const [index, { isForged }] of dealt!.entries())
    await act(ada!, { type: 'judge', index, stop: isForged === (index === wrong) ? 90 : 10 });
  const told = await shown(ada!, (view) => students(view).own !== undefined);
  expect(students(told).judge!.points.map(({ isForged }) => isForged)).toEqual(
    dealt!.map(({ isForged }) => isForged),
  );
  const { told: meter, at } = boards(
    await shown(board, (view) => boards(view).meters[0]?.told?.judgements === 4),
  ).meters[0]!;
  expect(meter!.accuracy).toBeCloseTo((1 + (forged - 1) / forged) / 2, 9);
  expect(at).toBeGreaterThanOrEqual(100);
});

test('Up to the reveal no byte on a detective’s socket tells of a forged point, none on a forger’s of a real one', async () => {
  const { url } = await serve();
  const { code, teacher, seats, act } = await playing(url, 'both', ['ada', 'bob', 'cem', 'dora']);
  const roleOf = (page: SimulatedPage) => students(page.view!).role;
  const names = ['ada', 'bob', 'cem', 'dora'];
  const detective = seats.findIndex((page) => roleOf(page) === 'detective');
  const forgers = seats.filter((page) => roleOf(page) === 'forger');
  const forger = seats.indexOf(forgers[0]!);
  const { real } = students(seats[detective]!.view!).detective!;
  // Who listens takes over the seat of the page that it listens for.
  const [detectiveHeard, forgerHeard] = [detective, forger].map((seat) =>
    listen(url, { as: 'student', token: tokenOf(names[seat]!), code, sender: 'f'.repeat(16) }),
  );
  await expect.poll(() => detectiveHeard!().length * forgerHeard!().length).toBeGreaterThan(0);
  await act(forgers[1]!, { type: 'place', points: three(0.1239, -0.4567) });
  await shown(teacher, (view) => boards(view).forged.some(({ y }) => y === -0.4567));
  // A frame that everybody gets, after all that came before.
  await act(teacher, { type: 'pause' });
  for (const heard of [detectiveHeard!, forgerHeard!]) {
    await expect.poll(heard).toMatch(/stopped/);
    const text = heard();
    expect(text).not.toContain('0.4567');
    expect(text).not.toMatch(
      /isForged|networkForged|"hands"|"rounds"|"seed"|"shape":"(ring|line|blobs|bend)"/,
    );
  }
  expect(detectiveHeard!()).toContain(JSON.stringify(real[0]));
  for (const point of real) expect(forgerHeard!()).not.toContain(JSON.stringify(point));
});

test('A server that ends in the middle of a round loses no point and no belief, and counts each once', async () => {
  const folder = await temporaryFolder();
  const first = await serve({ folder });
  const { code, seats, act } = await playing(first.url, 'both', ['ada', 'bob']);
  const detective = seats.find((page) => students(page.view!).role === 'detective')!;
  const forger = seats.find((page) => students(page.view!).role === 'forger')!;
  await act(detective, { type: 'paint', grid: unpainted });
  await act(detective, { type: 'paint', grid });
  await act(forger, { type: 'place', points: three(0.9, 0.9) });
  await first.close();

  const second = await serve({ folder });
  const teacher = openPage(second.url);
  accepted(await teacher.attend(code, { as: 'teacher', token: tokenOf('teacher') }));
  const view = teachers(await shown(teacher, (seen) => Object.keys(teachers(seen).hands).length === 2));
  expect(Object.values(view.hands).map((hand) => hand.grid ?? hand.points)).toEqual([grid, three(0.9, 0.9)]);
  await act(teacher, { type: 'next' });
  const revealed = await shown(teacher, (seen) => boards(seen).reveal?.means.discriminator !== undefined);
  expect(boards(revealed).reveal!.forged).toEqual(three(0.9, 0.9));
});
