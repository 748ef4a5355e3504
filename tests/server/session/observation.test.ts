import { expect, onTestFinished, test } from 'vitest';
import { openJournal } from '#server/journal/open-journal.ts';
import type { Journal } from '#server/journal/journal.ts';
import { activity } from '#server/session/activities.ts';
import { SessionDirectory } from '#server/session/directory.ts';
import type { Session } from '#server/session/session.ts';
import type { NetworkReport, TrainingListener, TrainingPool } from '#server/training/training.ts';
import { allow, refused, type ActivityRules } from '#shared/activities/activity.ts';

/** A thermometer: a teacher asks for the loss, the network's next report says it. Heating tells the network something. */
interface Thermometer {
  readonly asked: number;
  readonly read: readonly number[];
}
type Act =
  { readonly type: 'ask'; readonly heats: boolean } | { readonly type: 'read'; readonly loss: number };
type Acted = { readonly heats: boolean } | { readonly loss: number };

const rules: ActivityRules<Thermometer, Act, Acted, Thermometer> = {
  name: 'thermometer',
  initial: () => ({ asked: 0, read: [] }),
  decide(_state, action, { viewer }) {
    if (action.type === 'ask') return allow([{ heats: action.heats }]);
    return viewer.role === 'network' ? allow([{ loss: action.loss }]) : refused('teacher-only');
  },
  apply: (state, event) =>
    'heats' in event ? { ...state, asked: state.asked + 1 } : { ...state, read: [...state.read, event.loss] },
  observe({ asked, read }) {
    if (asked === read.length) return undefined;
    return {
      id: asked,
      answer({ networks }) {
        const loss = networks.main?.metrics.trainingLoss;
        return loss === undefined ? undefined : { type: 'read', loss };
      },
    };
  },
  seatRemoved: () => [],
  view: (state) => state,
};

const thermometer = activity(rules, {
  parse: (action) => ({ action: action as Act }),
  open: () => [],
  instruct: (_before, event) => ('heats' in event && event.heats ? [{ type: 'pause' }] : []),
  bot: { opening: [], next: () => undefined, shows: () => true, audit: () => ({ lost: 0, duplicated: 0 }) },
});

/** Training that reports what the test says, as told up to the record that the test says. */
class FakeTraining implements TrainingPool {
  told = 0;
  #listener: TrainingListener | undefined;

  open(listener: TrainingListener) {
    this.#listener = listener;
    return {
      instruct: (sequence: number) => void (this.told = sequence),
      checkpoint: async () => new Uint8Array(),
      close: () => undefined,
    };
  }

  report(trainingLoss: number | undefined, sequence = this.told): void {
    const main = { metrics: { ...(trainingLoss !== undefined && { trainingLoss }) } } as NetworkReport;
    this.#listener!.onReport({ sequence, moment: { run: 1, iteration: 1 }, networks: { main } });
  }

  async close(): Promise<void> {}
}

async function open(journal: Journal, training: TrainingPool): Promise<SessionDirectory> {
  return SessionDirectory.open({
    journal,
    training,
    hasActivity: () => true,
    activityOf: () => thermometer,
    now: () => 1_000_000,
    wait: () => () => undefined,
    pick: () => 0,
    report: (problem, error) => {
      throw new Error(problem, { cause: error });
    },
  });
}

async function startThermometer() {
  const journal = await openJournal({ ephemeral: true });
  onTestFinished(() => journal.close());
  const training = new FakeTraining();
  const directory = await open(journal, training);
  const started = await directory.start({ activity: 'thermometer', token: '0'.repeat(32) });
  if (!started.ok) throw new Error(started.code);
  const { session } = started;
  return { journal, training, session, code: session.code };
}

let sequence = 0;
async function act(session: Session, action: Act) {
  sequence += 1;
  const command = { type: 'act' as const, action };
  const reply = await session.execute({ role: 'teacher' }, { sender: 'teacher', sequence, command });
  await session.flushed();
  return reply;
}

function readIn(session: Session): readonly number[] {
  return (session.view({ role: 'board' }).activity.view as Thermometer).read;
}

test('What a report says reaches the rules once, from nobody but the network, when they ask for it', async () => {
  const { session, training } = await startThermometer();
  training.report(0.9);
  await session.flushed();
  expect(readIn(session)).toEqual([]);
  expect(await act(session, { type: 'read', loss: 0.1 })).toMatchObject({ ok: false, code: 'teacher-only' });
  await act(session, { type: 'ask', heats: true });
  training.report(undefined);
  training.report(0.5);
  training.report(0.4);
  await session.flushed();
  expect(readIn(session)).toEqual([0.5]);
});

test('A report from before the networks were told of the measurement does not count', async () => {
  const { session, training } = await startThermometer();
  training.report(0.9);
  await act(session, { type: 'ask', heats: true });
  training.report(0.8, training.told - 1);
  await session.flushed();
  expect(readIn(session)).toEqual([]);
  training.report(0.5);
  await session.flushed();
  expect(readIn(session)).toEqual([0.5]);
});

test('Where the networks have nothing to be told, the newest report answers at once', async () => {
  const { session, training } = await startThermometer();
  training.report(0.9);
  await act(session, { type: 'ask', heats: false });
  expect(readIn(session)).toEqual([0.9]);
});

test('What was measured is read from the journal after a crash, and what was still asked is asked again', async () => {
  const { session, training, journal, code } = await startThermometer();
  await act(session, { type: 'ask', heats: true });
  training.report(0.5);
  await act(session, { type: 'ask', heats: true });
  const later = new FakeTraining();
  const again = (await (await open(journal, later)).find(code))!;
  expect(readIn(again)).toEqual([0.5]);
  later.report(0.7, later.told - 1);
  later.report(0.3);
  await again.flushed();
  expect(readIn(again)).toEqual([0.5, 0.3]);
});
