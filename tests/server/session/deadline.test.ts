import { expect, onTestFinished, test } from 'vitest';
import { openJournal } from '#server/journal/open-journal.ts';
import type { Journal } from '#server/journal/journal.ts';
import { activity } from '#server/session/activities.ts';
import { SessionDirectory } from '#server/session/directory.ts';
import type { Session } from '#server/session/session.ts';
import type { TrainingPool } from '#server/training/training.ts';
import { allow, refused, type ActivityRules } from '#shared/activities/activity.ts';

/** An egg timer: a teacher sets it, the session's clock lets it ring. */
interface Egg {
  readonly rings: number;
  readonly endsAt?: number;
}
type Turn = { readonly type: 'set'; readonly ms: number } | { readonly type: 'ring' };
type Turned = { readonly endsAt: number } | { readonly rangAt: number };

const rules: ActivityRules<Egg, Turn, Turned, Egg> = {
  name: 'egg',
  initial: () => ({ rings: 0 }),
  decide(_state, action, { viewer, now }) {
    if (action.type === 'set') return allow([{ endsAt: now + action.ms }]);
    return viewer.role === 'clock' ? allow([{ rangAt: now }]) : refused('teacher-only');
  },
  apply: (state, event) =>
    'endsAt' in event ? { ...state, endsAt: event.endsAt } : { rings: state.rings + 1 },
  deadline: ({ endsAt }) => (endsAt === undefined ? undefined : { at: endsAt, action: { type: 'ring' } }),
  seatRemoved: () => [],
  view: (state) => state,
};

const egg = activity(rules, {
  parse: (action) => ({ action: action as Turn }),
  open: () => [],
  instruct: () => [],
  bot: { opening: [], next: () => undefined, shows: () => true, audit: () => ({ lost: 0, duplicated: 0 }) },
});

const training: TrainingPool = {
  open: () => ({
    instruct: () => undefined,
    checkpoint: async () => new Uint8Array(),
    close: () => undefined,
  }),
  close: async () => undefined,
};

/** Time that passes only when it is told to. */
class FakeTime {
  now = 1_000_000;
  readonly #alarms = new Set<{ readonly at: number; readonly then: () => void }>();

  wait(ms: number, then: () => void): () => void {
    const alarm = { at: this.now + ms, then };
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  }

  pass(ms: number): void {
    this.now += ms;
    for (const alarm of [...this.#alarms].filter(({ at }) => at <= this.now)) {
      this.#alarms.delete(alarm);
      alarm.then();
    }
  }

  get waiting(): number {
    return this.#alarms.size;
  }
}

async function open(journal: Journal, time: FakeTime): Promise<SessionDirectory> {
  return SessionDirectory.open({
    journal,
    training,
    hasActivity: () => true,
    activityOf: () => egg,
    now: () => time.now,
    wait: (ms, then) => time.wait(ms, then),
    pick: (count) => time.now % count,
    report: (problem, error) => {
      throw new Error(problem, { cause: error });
    },
  });
}

async function startEgg() {
  const journal = await openJournal({ ephemeral: true });
  onTestFinished(() => journal.close());
  const time = new FakeTime();
  const directory = await open(journal, time);
  const started = await directory.start({ activity: 'egg', token: '0'.repeat(32) });
  if (!started.ok) throw new Error(started.code);
  return { journal, time, directory, session: started.session };
}

let sequence = 0;
function act(session: Session, action: Turn) {
  sequence += 1;
  return session.execute(
    { role: 'teacher' },
    { sender: 'teacher', sequence, command: { type: 'act', action } },
  );
}

function eggOf(session: Session): Egg {
  return session.view({ role: 'board' }).activity.view as Egg;
}

/** Resolves with the first state of which `holds` is true. */
function shown(session: Session, holds: (egg: Egg) => boolean): Promise<void> {
  return new Promise((resolve) => {
    session.onChange = () => holds(eggOf(session)) && resolve();
    session.onChange();
  });
}

test('A deadline is met once, when it has come, by nobody but the clock', async () => {
  const { session, time } = await startEgg();
  expect(await act(session, { type: 'ring' })).toMatchObject({ ok: false, code: 'teacher-only' });
  await act(session, { type: 'set', ms: 5_000 });
  time.pass(4_999);
  await session.flushed();
  expect(eggOf(session).rings).toBe(0);
  time.pass(1);
  await shown(session, ({ rings }) => rings === 1);
  await session.flushed();
  expect(eggOf(session).rings).toBe(1);
  expect(time.waiting).toBe(0);
});

test('A deadline that moves rings at its new time only', async () => {
  const { session, time } = await startEgg();
  await act(session, { type: 'set', ms: 5_000 });
  time.pass(3_000);
  await act(session, { type: 'set', ms: 5_000 });
  time.pass(3_000);
  await session.flushed();
  expect(eggOf(session).rings).toBe(0);
  time.pass(2_000);
  await shown(session, ({ rings }) => rings === 1);
});

test('A session that nobody holds waits for nothing; its overdue deadline is met when it is taken up again', async () => {
  const { session, directory, journal, time } = await startEgg();
  await act(session, { type: 'set', ms: 5_000 });
  await directory.suspend();
  expect(time.waiting).toBe(0);
  time.pass(60_000);
  const again = await (await open(journal, time)).find(session.code);
  await again!.flushed();
  expect(eggOf(again!).rings).toBe(0);
  time.pass(0);
  await shown(again!, ({ rings }) => rings === 1);
});

test('After a crash the journal alone brings deadline and rings back', async () => {
  const { session, journal, time } = await startEgg();
  await act(session, { type: 'set', ms: 5_000 });
  time.pass(5_000);
  await shown(session, ({ rings }) => rings === 1);
  await act(session, { type: 'set', ms: 5_000 });
  const again = await (await open(journal, time)).find(session.code);
  expect(eggOf(again!)).toEqual({ rings: 1, endsAt: time.now + 5_000 });
});
