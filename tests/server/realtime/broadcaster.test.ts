import { expect, onTestFinished, test, vi } from 'vitest';
import { Broadcaster } from '#server/realtime/broadcaster.ts';
import type { Session } from '#server/session/session.ts';
import { decodeFrame, type Frame } from '#shared/protocol/frame.ts';
import { ViewFollower } from '#shared/protocol/view-follower.ts';

/** A session that only has a counter to show. */
function counter() {
  let count = 0;
  const session = {
    incarnation: 1,
    onChange: () => undefined,
    training: { report: undefined },
    activity: { rules: { name: 'count' } },
    lose(problem: string, error: unknown): never {
      throw new Error(problem, { cause: error });
    },
    view: () => ({
      code: '123456',
      isFrozen: false,
      seats: {},
      activity: { name: 'count', view: { count } },
    }),
  };
  const change = () => {
    count += 1;
    session.onChange();
  };
  return { session: session as unknown as Session, change };
}

function follow(broadcaster: Broadcaster, { reads }: { reads: boolean }) {
  const frames: Frame[] = [];
  const waiting: (() => void)[] = [];
  const dismissals: string[] = [];
  const place = broadcaster.follow({
    viewer: { role: 'board' },
    isClear: () => true,
    send(bytes, received) {
      frames.push(decodeFrame(bytes));
      if (reads) received();
      else waiting.push(received);
    },
    dismiss: (code) => dismissals.push(code),
  });
  return { frames, waiting, dismissals, place };
}

function fakeTime() {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  return {
    now: () => Date.now(),
    pass: (ms: number) => vi.advanceTimersByTime(ms),
  };
}

test('A page that does not read gets one frame, however much happens, and the newest state when it reads again', () => {
  const time = fakeTime();
  const { session, change } = counter();
  const broadcaster = new Broadcaster(session, time.now, () => undefined);
  const page = follow(broadcaster, { reads: false });
  time.pass(100);
  for (let change_ = 0; change_ < 200; change_++) {
    change();
    time.pass(50);
  }
  expect(page.frames.length).toBe(1);
  page.waiting[0]!();
  time.pass(200);
  expect(page.frames.length).toBe(2);
  expect(page.frames[1]!.view).toMatchObject({ activity: { view: { count: 200 } } });
  broadcaster.stop();
});

test('A page that reads follows by patches from one snapshot, at most ten a second', () => {
  const time = fakeTime();
  const { session, change } = counter();
  const broadcaster = new Broadcaster(session, time.now, () => undefined);
  const { frames } = follow(broadcaster, { reads: true });
  time.pass(100);
  for (let step = 0; step < 1000; step++) {
    change();
    time.pass(1);
  }
  time.pass(200);
  expect(frames.length).toBeLessThanOrEqual(13);
  expect(frames.filter(({ base }) => base === undefined).length).toBe(1);
  const follower = new ViewFollower();
  expect(frames.every((frame) => follower.take(frame))).toBe(true);
  expect(follower.view!.activity.view).toEqual({ count: 1000 });
  broadcaster.stop();
});

test('A page that takes nothing for half a minute is let go with a reason', () => {
  const time = fakeTime();
  const { session, change } = counter();
  const broadcaster = new Broadcaster(session, time.now, () => undefined);
  const { dismissals } = follow(broadcaster, { reads: false });
  time.pass(100);
  time.pass(31_000);
  change();
  time.pass(200);
  expect(dismissals[0]).toBe('too-slow');
  broadcaster.stop();
});

test('A page that lost its place gets a snapshot when it asks', () => {
  const time = fakeTime();
  const { session, change } = counter();
  const broadcaster = new Broadcaster(session, time.now, () => undefined);
  const { frames, place } = follow(broadcaster, { reads: true });
  time.pass(100);
  change();
  time.pass(100);
  place.resync();
  time.pass(200);
  expect(frames.map(({ base }) => base)).toEqual([undefined, 1, undefined]);
  broadcaster.stop();
});

test('With another activity nobody is patched from what another audience saw', () => {
  const time = fakeTime();
  const { session, change } = counter();
  const broadcaster = new Broadcaster(session, time.now, () => undefined);
  const { frames } = follow(broadcaster, { reads: true });
  time.pass(100);
  (session.activity.rules as { name: string }).name = 'secrets';
  change();
  time.pass(200);
  expect(frames.map(({ base }) => base)).toEqual([undefined, undefined]);
  broadcaster.stop();
});

test('What goes wrong in a view ends one session and not the process', () => {
  const time = fakeTime();
  const { session } = counter();
  const problems: string[] = [];
  Object.assign(session, {
    lose: (problem: string) => problems.push(problem),
    view: () => {
      throw new Error('no view');
    },
  });
  const broadcaster = new Broadcaster(session, time.now, () => undefined);
  follow(broadcaster, { reads: true });
  time.pass(100);
  expect(problems).toEqual(['A view could not be shown']);
  broadcaster.stop();
});
