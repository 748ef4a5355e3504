import { randomBytes } from 'node:crypto';
import type { Activity } from '#server/session/activities.ts';
import type { TrainingMetrics } from '#shared/protocol/session-view.ts';
import { type AccuracyByIteration, AccuracyWatch } from './accuracy-watch.ts';
import { keepBlob, withMaterial } from './material.ts';
import { LocalServer } from './local-server.ts';
import { OptionsError, type SimulationOptions } from './options.ts';
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
  /** From asking the networks something to the first state that has their answer, on the page that asked. */
  readonly answerMs: { readonly p50: number; readonly p99: number } | null;
  /** Such questions whose answer nobody was shown before it was too late. */
  readonly unanswered: number;
  readonly lossFirst: number | null;
  readonly lossLast: number | null;
  readonly accuracyLast: number | null;
  /** What the activity itself has to say of its lesson, if anything. */
  readonly lesson?: Readonly<Record<string, unknown>>;
  /** On the test set, of each network that the teacher follows. */
  readonly accuracyByIteration: AccuracyByIteration;
  /** Of all students' pages, while they took part. */
  readonly kilobytesPerSecond: number;
}

/** Each student acts about this often. */
const ACT_EVERY_MS = 700;
const JOIN_TOGETHER = 10;
/** How long a class acts: one whose lesson has no end, and one whose lesson is left to come to it. */
const SECONDS = 20;
const MOST_LESSON_SECONDS = 900;
/** Long enough for a state to show what the last action did. */
const CONDUCT_EVERY_MS = 1000;

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
  const bot = await withMaterial(activity.authority.bot, options);
  const tally: Tally = {
    ...{ sent: 0, acked: 0, rejected: 0, unanswered: 0 },
    ...{ ackMs: new Samples(), stateMs: new Samples(), answerMs: new Samples() },
  };
  const teacher = new SimulatedPage(options);
  const { code, token } = await openClass(teacher, options.activity);
  const losses = watchLosses(teacher);
  const brought = (await bot.bring?.((bytes) => keepBlob(options.url, { code, token, bytes }))) ?? [];
  for (const action of [...presetActions(options, bot), ...brought, ...bot.opening])
    await teacher.act(action);
  const begunAt = performance.now();
  const students = Array.from(
    { length: options.students },
    (_, index) => new SimulatedStudent(index + 1, options, bot, tally),
  );
  const joined = await joinAll(students, code);
  for (const action of bot.seated ?? []) await teacher.act(action);
  const teaching = conduct(teacher, bot);
  const isOver = () => losses.accuracy.reached >= (options.iterations ?? Infinity);
  await act(students, options, { server, bot, teacher, isOver });
  await teaching.stop();
  await Promise.all(students.map((student) => student.settled()));
  const view = await finalView(options, { code, token });
  const lesson = teacher.view && bot.figures?.(teacher.view.activity.view);
  const audits = students.map((student) => student.audit(view));
  const statesReceived = students.reduce(
    (sum, { page }) => sum + page.statesReceived,
    teacher.statesReceived,
  );
  const seconds = (performance.now() - begunAt) / 1000;
  const bytes = students.reduce((sum, { page }) => sum + page.bytesReceived, 0);
  const kilobytesPerSecond = Math.round(bytes / students.length / seconds / 100) / 10;
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
    answerMs: tally.answerMs.summary(),
    unanswered: tally.unanswered,
    lossFirst: losses.first ?? null,
    lossLast: losses.last?.trainingLoss ?? null,
    accuracyLast: losses.last?.trainingAccuracy ?? null,
    accuracyByIteration: losses.accuracy.found,
    kilobytesPerSecond,
    ...(lesson && { lesson }),
  };
}

type Bot = Activity['authority']['bot'];

function presetActions({ preset }: SimulationOptions, { presets = {} }: Bot): readonly unknown[] {
  if (preset === undefined) return [];
  const actions = presets[preset];
  if (actions) return actions;
  const known = Object.keys(presets).join(', ') || 'none';
  throw new OptionsError(`--preset is one of ${known} here, got “${preset}”.`);
}

async function openClass(teacher: SimulatedPage, activity: string): Promise<{ code: string; token: string }> {
  const token = randomBytes(16).toString('hex');
  const started = await teacher.startSession(activity, token);
  if (!started.ok) throw new Error(`The server started no session: ${started.code} ${started.detail ?? ''}`);
  await teacher.attend(started.code, { as: 'teacher', token });
  return { code: started.code, token };
}

/** The teacher goes on with the lesson, one action after another. */
function conduct(teacher: SimulatedPage, bot: Bot): { stop(): Promise<void> } {
  let acting: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    const action = teacher.view && bot.conduct?.(teacher.view.activity.view);
    if (action === undefined) return;
    const before = acting;
    acting = before.then(() => teacher.act(action));
  }, CONDUCT_EVERY_MS);
  return {
    async stop() {
      clearInterval(timer);
      await acting;
    },
  };
}

async function endClass(teacher: SimulatedPage): Promise<void> {
  await teacher.command({ type: 'end' });
  teacher.close();
}

function watchLosses(teacher: SimulatedPage) {
  const losses: { first?: number; last?: TrainingMetrics; accuracy: AccuracyWatch } = {
    accuracy: new AccuracyWatch(),
  };
  teacher.onState = () => {
    losses.accuracy.note(teacher.networks);
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

/** Everybody acts in turn until the time or the lesson is over; halfway the server may be killed. */
async function act(
  students: readonly SimulatedStudent[],
  { seconds, kill }: SimulationOptions,
  {
    server,
    bot,
    teacher,
    isOver,
  }: {
    server: LocalServer | undefined;
    bot: Bot;
    teacher: SimulatedPage;
    isOver: () => boolean;
  },
) {
  const lengthMs = 1000 * (seconds ?? (bot.isOver ? MOST_LESSON_SECONDS : SECONDS));
  const [endAt, halfway] = [Date.now() + lengthMs, Date.now() + lengthMs / 2];
  const holds = (question: Bot['isOver']) =>
    teacher.view !== undefined && question?.(teacher.view.activity.view) === true;
  let restarted = kill ? undefined : Promise.resolve();
  for (let turn = 0; Date.now() < endAt && !holds(bot.isOver) && !isOver(); turn++) {
    if (!restarted && (Date.now() > halfway || holds(bot.isHalfway)))
      restarted = server!.kill().then(() => server!.start());
    students[turn % students.length]!.act();
    await pause(ACT_EVERY_MS / students.length);
  }
  await restarted;
}

/** What a teacher's page that is opened now is shown: of all pages it sees most of what seats have done. */
async function finalView(
  options: SimulationOptions & { url: string },
  { code, token }: { code: string; token: string },
): Promise<unknown> {
  const late = new SimulatedPage(options);
  const shown = new Promise<void>((resolve) => (late.onState = resolve));
  await late.attend(code, { as: 'teacher', token });
  await shown;
  late.close();
  return late.view!.activity.view;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
