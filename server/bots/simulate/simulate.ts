import { randomBytes } from 'node:crypto';
import type { Activity } from '#server/session/activities.ts';
import type { TrainingMetrics } from '#shared/protocol/session-view.ts';
import { LocalServer } from './local-server.ts';
import type { SimulationOptions } from './options.ts';
import { Samples } from './samples.ts';
import { SimulatedPage } from './simulated-page.ts';
import { SimulatedStudent, type Tally } from './student.ts';

/** What a simulation found. Null where nothing was measured. */
export interface SimulationFigures {
  readonly students: number;
  readonly joined: number;
  readonly sent: number;
  readonly acked: number;
  /** Acknowledged, and missing from the session at the end. */
  readonly lost: number;
  /** In the session though no acknowledged command put it there. */
  readonly duplicated: number;
  readonly rejected: number;
  readonly statesReceived: number;
  /** From sending a command to its acknowledgement. */
  readonly ackMs: { readonly p50: number; readonly p99: number } | null;
  /** From sending a command to the first state that shows it, on the page that sent it. */
  readonly stateMs: { readonly p50: number; readonly p99: number } | null;
  readonly lossFirst: number | null;
  readonly lossLast: number | null;
  readonly accuracyLast: number | null;
}

/** Each student acts about this often. */
const ACT_EVERY_MS = 700;
const JOIN_TOGETHER = 10;

/** A class of real clients against a real server: they join, act for a while, and compare what is there with what they were told. */
export async function simulate(options: SimulationOptions, activity: Activity): Promise<SimulationFigures> {
  const server = options.url === undefined ? await LocalServer.start() : undefined;
  try {
    return await run({ ...options, url: options.url ?? server!.url }, activity, server);
  } finally {
    await server?.stop();
  }
}

async function run(
  options: SimulationOptions & { url: string },
  activity: Activity,
  server: LocalServer | undefined,
) {
  const { bot } = activity.authority;
  const tally: Tally = { sent: 0, acked: 0, rejected: 0, ackMs: new Samples(), stateMs: new Samples() };
  const teacher = new SimulatedPage(options);
  const code = await openClass(teacher, options.activity);
  const losses = watchLosses(teacher);
  for (const action of bot.opening) await teacher.act(action);
  const students = Array.from(
    { length: options.students },
    (_, index) => new SimulatedStudent(index + 1, options, bot, tally),
  );
  const joined = await joinAll(students, code);
  await act(students, options, server);
  await Promise.all(students.map((student) => student.settled()));
  const view = await finalView(options, code);
  const audits = students.map((student) => student.audit(view));
  const statesReceived = students.reduce(
    (sum, { page }) => sum + page.statesReceived,
    teacher.statesReceived,
  );
  for (const { page } of students) page.close();
  await endClass(teacher);
  return {
    students: options.students,
    joined,
    sent: tally.sent,
    acked: tally.acked,
    lost: audits.reduce((sum, { lost }) => sum + lost, 0),
    duplicated: audits.reduce((sum, { duplicated }) => sum + duplicated, 0),
    rejected: tally.rejected,
    statesReceived,
    ackMs: tally.ackMs.summary(),
    stateMs: tally.stateMs.summary(),
    lossFirst: losses.first ?? null,
    lossLast: losses.last?.trainingLoss ?? null,
    accuracyLast: losses.last?.trainingAccuracy ?? null,
  };
}

async function openClass(teacher: SimulatedPage, activity: string): Promise<string> {
  const token = randomBytes(16).toString('hex');
  const started = await teacher.startSession(activity, token);
  if (!started.ok) throw new Error(`The server started no session: ${started.code} ${started.detail ?? ''}`);
  await teacher.attend(started.code, { as: 'teacher', token });
  return started.code;
}

async function endClass(teacher: SimulatedPage): Promise<void> {
  await teacher.command({ type: 'end' });
  teacher.close();
}

function watchLosses(teacher: SimulatedPage): { first?: number; last?: TrainingMetrics } {
  const losses: { first?: number; last?: TrainingMetrics } = {};
  teacher.onState = () => {
    const { metrics } = teacher;
    if (metrics?.trainingLoss === undefined) return;
    losses.first ??= metrics.trainingLoss;
    losses.last = metrics;
  };
  return losses;
}

async function joinAll(students: readonly SimulatedStudent[], code: string): Promise<number> {
  let joined = 0;
  for (let from = 0; from < students.length; from += JOIN_TOGETHER) {
    const group = students.slice(from, from + JOIN_TOGETHER).map((student) => student.join(code));
    joined += (await Promise.all(group)).filter(Boolean).length;
  }
  return joined;
}

/** Everybody acts in turn until the time is over; halfway the server may be killed. */
async function act(
  students: readonly SimulatedStudent[],
  { seconds, kill }: SimulationOptions,
  server: LocalServer | undefined,
) {
  const endAt = Date.now() + seconds * 1000;
  const halfway = Date.now() + seconds * 500;
  let restarted = kill ? undefined : Promise.resolve();
  for (let turn = 0; Date.now() < endAt; turn++) {
    if (!restarted && Date.now() > halfway) restarted = server!.kill().then(() => server!.start());
    students[turn % students.length]!.act();
    await pause(ACT_EVERY_MS / students.length);
  }
  await restarted;
}

/** What a page that joins now is shown. */
async function finalView(options: SimulationOptions & { url: string }, code: string): Promise<unknown> {
  const late = new SimulatedPage(options);
  const shown = new Promise<void>((resolve) => (late.onState = resolve));
  await late.attend(code, { as: 'board' });
  await shown;
  late.close();
  return late.view!.activity.view;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
