import { expect, onTestFinished } from 'vitest';
import { openJournal } from '#server/journal/open-journal.ts';
import type { Journal } from '#server/journal/journal.ts';
import { activity } from '#server/session/activities.ts';
import { SessionDirectory } from '#server/session/directory.ts';
import type { Session } from '#server/session/session.ts';
import type { TrainingPool } from '#server/training/training.ts';
import type { SessionCommand } from '#shared/protocol/events.ts';
import { allow, refused, type ActivityRules } from '#shared/activities/activity.ts';

/** An egg timer: a teacher sets it, the session's clock lets it ring. */
export interface Egg {
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
export class FakeTime {
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

export async function open(
  journal: Journal,
  time: FakeTime,
  problems: string[] = [],
): Promise<SessionDirectory> {
  return SessionDirectory.open({
    journal,
    training,
    hasActivity: () => true,
    activityOf: () => egg,
    now: () => time.now,
    wait: (ms, then) => time.wait(ms, then),
    pick: (count) => time.now % count,
    report: (problem) => problems.push(problem),
  });
}

export async function startEgg(expected: readonly unknown[] = []) {
  const journal = await openJournal({ ephemeral: true });
  const problems: string[] = [];
  onTestFinished(async () => {
    await journal.close();
    expect(problems).toEqual(expected);
  });
  const time = new FakeTime();
  const directory = await open(journal, time, problems);
  const started = await directory.start({ activity: 'egg', token: '0'.repeat(32) });
  if (!started.ok) throw new Error(started.code);
  return { journal, time, directory, session: started.session };
}

let sequence = 0;
export function command(session: Session, command: SessionCommand) {
  sequence += 1;
  return session.execute({ role: 'teacher' }, { sender: 'teacher', sequence, command });
}

export function act(session: Session, action: Turn) {
  return command(session, { type: 'act', action });
}

export function eggOf(session: Session): Egg {
  return session.view({ role: 'board' }).activity.view as Egg;
}

/** Resolves with the first state of which `holds` is true. */
export function shown(session: Session, holds: (egg: Egg) => boolean): Promise<void> {
  return new Promise((resolve) => {
    session.onChange = () => holds(eggOf(session)) && resolve();
    session.onChange();
  });
}
