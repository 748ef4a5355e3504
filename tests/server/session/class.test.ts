import { describe, expect, test } from 'vitest';
import type { PlaneView } from '#shared/activities/plane/state.ts';
import type { SessionView } from '#shared/protocol/session-view.ts';
import {
  accepted,
  joinClass,
  openClass,
  openPage,
  serve,
  shown,
  tokenOf,
} from '#tests/support/class-server.ts';

const planeOf = (view: SessionView) => view.activity.view as PlaneView;
const countOf = (view: SessionView) => Object.keys(planeOf(view).examples).length;

describe('A class', () => {
  test('sees a student’s point on every screen', async () => {
    const { url } = await serve();
    const { code, teacher } = await openClass(url);
    const board = openPage(url);
    accepted(await board.attend(code, { as: 'board' }));
    const student = await joinClass(url, code, 'ada');
    accepted(await student.act({ type: 'addExample', x: 0.25, y: -0.5, label: 1 }));
    for (const page of [teacher, board, student]) {
      const view = await shown(page, (seen) => countOf(seen) === 1);
      expect(Object.values(planeOf(view).examples)[0]).toMatchObject({
        x: 0.25,
        y: -0.5,
        label: 1,
        seat: 's1',
      });
    }
  });

  test('gives every student another name and another tile', async () => {
    const { url } = await serve();
    const { code, teacher } = await openClass(url);
    await Promise.all(Array.from({ length: 40 }, (_, index) => joinClass(url, code, `student ${index}`)));
    const view = await shown(teacher, ({ seats }) => Object.keys(seats).length === 40);
    const seats = Object.values(view.seats);
    expect(new Set(seats.map(({ name }) => name)).size).toBe(40);
    expect(new Set(seats.map(({ colour, shape }) => `${colour} ${shape}`)).size).toBe(40);
  });

  test('draws a new name at most three times', async () => {
    const { url } = await serve();
    const { code } = await openClass(url);
    const student = await joinClass(url, code, 'ada');
    for (let time = 1; time <= 3; time++) accepted(await student.command({ type: 'reroll' }));
    expect(await student.command({ type: 'reroll' })).toMatchObject({ code: 'no-rerolls-left' });
  });

  test('trains live: the loss falls on every screen while the network runs', async () => {
    const { url } = await serve();
    const { code, teacher } = await openClass(url);
    const student = await joinClass(url, code, 'ada');
    accepted(await teacher.act({ type: 'loadSet', set: 'clusters' }));
    await shown(
      student,
      () => student.metrics?.trainingLoss !== undefined && student.metrics.trainingSize > 50,
    );
    const first = student.metrics!.trainingLoss!;
    accepted(await teacher.act({ type: 'setSpeed', speed: 0 }));
    accepted(await teacher.act({ type: 'run' }));
    for (const page of [teacher, student]) {
      await shown(page, () => (page.metrics?.iteration ?? 0) > 200);
      expect(page.metrics!.trainingLoss!).toBeLessThan(first / 2);
    }
  });

  test('steps one iteration and one epoch', async () => {
    const { url } = await serve();
    const { teacher } = await openClass(url);
    accepted(await teacher.act({ type: 'loadSet', set: 'clusters' }));
    accepted(await teacher.act({ type: 'step', unit: 'iteration' }));
    await shown(teacher, () => teacher.metrics?.iteration === 1);
    accepted(await teacher.act({ type: 'step', unit: 'epoch' }));
    await shown(teacher, () => teacher.metrics!.batch === teacher.metrics!.batchesPerEpoch);
    expect(teacher.metrics).toMatchObject({ epoch: 1, iteration: teacher.metrics!.batchesPerEpoch });
  });

  test('keeps its points while screens are frozen, and takes no new ones', async () => {
    const { url } = await serve();
    const { code, teacher } = await openClass(url);
    const student = await joinClass(url, code, 'ada');
    accepted(await teacher.command({ type: 'freeze', isFrozen: true }));
    expect(await student.act({ type: 'addExample', x: 0, y: 0, label: 0 })).toMatchObject({ code: 'frozen' });
    accepted(await teacher.command({ type: 'freeze', isFrozen: false }));
    accepted(await student.act({ type: 'addExample', x: 0, y: 0, label: 0 }));
  });
});

describe('A seat', () => {
  test('is the same after a refresh, with its points', async () => {
    const { url } = await serve();
    const { code } = await openClass(url);
    const before = await joinClass(url, code, 'ada');
    accepted(await before.act({ type: 'addExample', x: 0, y: 0, label: 0 }));
    const name = (await shown(before, (view) => countOf(view) === 1)).seats.s1!.name;
    before.close();
    const after = await joinClass(url, code, 'ada');
    const view = await shown(after, (seen) => countOf(seen) === 1);
    expect([after.seat, view.seats.s1!.name, Object.keys(view.seats).length]).toEqual(['s1', name, 1]);
  });

  test('belongs to the newer of two tabs, and the older one is told', async () => {
    const { url } = await serve();
    const { code } = await openClass(url);
    const older = await joinClass(url, code, 'ada');
    const newer = await joinClass(url, code, 'ada');
    await expect.poll(() => older.dismissedWith).toBe('seat-taken-over');
    accepted(await newer.act({ type: 'addExample', x: 0, y: 0, label: 0 }));
  });

  test('shows the teacher whether anyone sits there', async () => {
    const { url } = await serve();
    const { code, teacher } = await openClass(url);
    const student = await joinClass(url, code, 'ada');
    await shown(teacher, ({ seats }) => seats.s1?.isConnected === true);
    student.close();
    await shown(teacher, ({ seats }) => seats.s1?.isConnected === false);
  });

  test('is removed with its points; its page is told and its token opens no new one', async () => {
    const { url } = await serve();
    const { code, teacher } = await openClass(url);
    const student = await joinClass(url, code, 'ada');
    accepted(await student.act({ type: 'addExample', x: 0, y: 0, label: 0 }));
    accepted(await teacher.command({ type: 'removeSeat', seat: 's1' }));
    const view = await shown(teacher, ({ seats }) => Object.keys(seats).length === 0);
    expect(countOf(view)).toBe(0);
    await expect.poll(() => student.dismissedWith).toBe('seat-removed');
    const again = await openPage(url).attend(code, { as: 'student', token: tokenOf('ada') });
    expect(again).toMatchObject({ code: 'seat-removed' });
  });
});

describe('Ending a class', () => {
  test('tells everybody and frees the code', async () => {
    const { url } = await serve();
    const { code, teacher } = await openClass(url);
    const student = await joinClass(url, code, 'ada');
    accepted(await teacher.command({ type: 'end' }));
    await expect.poll(() => student.dismissedWith).toBe('session-ended');
    expect(await openPage(url).attend(code, { as: 'board' })).toMatchObject({ code: 'no-such-session' });
  });
});
