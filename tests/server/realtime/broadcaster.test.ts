import { expect, onTestFinished, test, vi } from 'vitest';
import { Broadcaster } from '#server/realtime/broadcaster.ts';
import type { Session } from '#server/session/session.ts';
import type { NetworkReport, TrainingReport } from '#server/training/training.ts';
import type { Viewer } from '#shared/activities/activity.ts';
import { decodeFrame, encodeFrame, type Frame } from '#shared/protocol/frame.ts';
import { LIMITS } from '#shared/protocol/limits.ts';
import type { TrainingMetrics } from '#shared/protocol/session-view.ts';
import { ViewFollower } from '#shared/protocol/view-follower.ts';

/** A session that only has a counter to show. */
function counter() {
  let count = 0;
  const session = {
    incarnation: 1,
    onChange: (_awaitedBy?: string): void => undefined,
    training: { report: undefined as TrainingReport | undefined },
    activity: { rules: { name: 'count' } },
    networksFor: () => undefined,
    audienceOf({ role }: Viewer): string {
      return `${this.activity.rules.name} ${role}`;
    },
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
  const change = (awaitedBy?: string) => {
    count += 1;
    session.onChange();
    if (awaitedBy !== undefined) session.onChange(awaitedBy);
  };
  return { session: session as unknown as Session, change };
}

/** A report of networks with so many weights each, after `iteration` iterations. */
function reportOf(counts: Readonly<Record<string, number>>, iteration: number): TrainingReport {
  const networks = Object.entries(counts).map(([name, count]) => [
    name,
    {
      metrics: { run: 1, iteration } as TrainingMetrics,
      spec: {} as NetworkReport['spec'],
      weights: new Float32Array(count).fill(iteration),
      curve: [],
    },
  ]);
  return { sequence: 1, moment: { run: 1, iteration }, networks: Object.fromEntries(networks) };
}

function follow(
  broadcaster: Broadcaster,
  { reads, viewer = { role: 'board' } }: { reads: boolean; viewer?: Viewer },
) {
  const frames: Frame[] = [];
  const waiting: (() => void)[] = [];
  const dismissals: string[] = [];
  const place = broadcaster.follow({
    viewer,
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

test('Whoever waits for something is shown it before the tick, and the others at it', () => {
  const time = fakeTime();
  const { session, change } = counter();
  const broadcaster = new Broadcaster(session, time.now, () => undefined);
  const [ada, bob] = ['a', 'b'].map((seat) =>
    follow(broadcaster, { reads: true, viewer: { role: 'student', seat } }),
  );
  time.pass(100);
  change();
  time.pass(1);
  const before = [ada!.frames.length, bob!.frames.length];
  change('a');
  time.pass(25);
  expect([ada!.frames.length, bob!.frames.length]).toEqual([before[0]! + 1, before[1]]);
  time.pass(100);
  const followers = [ada!, bob!].map(({ frames }) => {
    const follower = new ViewFollower();
    expect(frames.every((frame) => follower.take(frame))).toBe(true);
    return follower;
  });
  for (const { view } of followers) expect(view!.activity.view).toEqual({ count: 2 });
  expect(bob!.frames.length).toBe(before[1]! + 1);
  broadcaster.stop();
});

test('Who still has a frame to take is shown what it waits for when it has taken that', () => {
  const time = fakeTime();
  const { session, change } = counter();
  const broadcaster = new Broadcaster(session, time.now, () => undefined);
  const page = follow(broadcaster, { reads: false, viewer: { role: 'student', seat: 'a' } });
  time.pass(100);
  change('a');
  time.pass(90);
  expect(page.frames.length).toBe(1);
  page.waiting[0]!();
  time.pass(1);
  expect(page.frames.length).toBe(2);
  expect(page.frames[1]!.view).toMatchObject({ activity: { view: { count: 1 } } });
  broadcaster.stop();
});

test('However much somebody waits for, a page is shown at most fifty states a second', () => {
  const time = fakeTime();
  const { session, change } = counter();
  const broadcaster = new Broadcaster(session, time.now, () => undefined);
  const { frames } = follow(broadcaster, { reads: true, viewer: { role: 'student', seat: 'a' } });
  for (let step = 0; step < 1000; step++) {
    change('a');
    time.pass(1);
  }
  expect(frames.length).toBeLessThanOrEqual(52);
  expect(frames.length).toBeGreaterThanOrEqual(40);
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

/** Reports ten times a second for `seconds`; the frames that one viewer gets. */
function framesOf(viewer: Viewer, counts: Readonly<Record<string, number>>, seconds: number): Frame[] {
  const time = fakeTime();
  const { session } = counter();
  const broadcaster = new Broadcaster(session, time.now, () => undefined);
  const { frames } = follow(broadcaster, { reads: true, viewer });
  for (let iteration = 1; iteration <= 10 * seconds; iteration++) {
    (session.training as { report: TrainingReport }).report = reportOf(counts, iteration);
    session.onChange();
    time.pass(100);
  }
  broadcaster.stop();
  vi.useRealTimers();
  return frames.filter(({ networks }) => networks && Object.keys(networks).length > 0);
}

const student: Viewer = { role: 'student', seat: 's1' };
const weighed = (frames: readonly Frame[], name: string) =>
  frames.filter(({ networks }) => networks![name]!.weights);

test('Small networks come whole with every frame, specs and curves only once', () => {
  const frames = framesOf(student, { main: 40, second: 60 }, 3);
  expect(frames.length).toBeGreaterThan(25);
  for (const [index, { networks }] of frames.entries()) {
    expect(networks!.main!.weights).toHaveLength(40);
    expect(networks!.second!.weights![0]).toBe(networks!.second!.metrics.iteration);
    expect('spec' in networks!.main!).toBe(index === 0);
  }
});

test('Large weights come about every two seconds, metrics in between, and a student stays below 20 KB/s', () => {
  const frames = framesOf(student, { main: 9_100, dense: 8_900 }, 20);
  const bytes = frames.reduce((sum, frame) => sum + encodeFrame(frame).byteLength, 0);
  expect(bytes / 20).toBeLessThan(LIMITS.maxStudentBytesPerSecond * 1.1);
  expect(weighed(frames, 'main').length).toBeGreaterThanOrEqual(7);
  expect(weighed(frames, 'dense')).toEqual([]);
  expect(frames.length).toBeGreaterThan(100);
  for (const { networks } of frames)
    expect(networks!.dense!.metrics.iteration).toBe(networks!.main!.metrics.iteration);
});

test('Board and teacher get the large weights of every network, the newest in the end', () => {
  const frames = framesOf({ role: 'board' }, { main: 9_100, dense: 8_900 }, 20);
  expect(weighed(frames, 'dense').length).toBeGreaterThanOrEqual(15);
  expect(weighed(frames, 'main')).toEqual(weighed(frames, 'dense'));
});

test('Of a network with too many weights only the metrics travel', () => {
  const frames = framesOf({ role: 'board' }, { main: LIMITS.maxExactWeights + 1 }, 2);
  expect(frames.length).toBeGreaterThan(10);
  expect(weighed(frames, 'main')).toEqual([]);
});

test('A viewer gets the networks that the activity names', () => {
  const time = fakeTime();
  const { session } = counter();
  Object.assign(session, { networksFor: () => ['second'] });
  (session.training as { report: TrainingReport }).report = reportOf({ main: 4, second: 8 }, 1);
  const broadcaster = new Broadcaster(session, time.now, () => undefined);
  const { frames } = follow(broadcaster, { reads: true });
  time.pass(100);
  expect(Object.keys(frames[0]!.networks!)).toEqual(['second']);
  broadcaster.stop();
});
