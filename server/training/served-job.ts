import type { Kernels } from '#shared/engine/index.ts';
import type { NetworkName } from '#shared/protocol/network-name.ts';
import { noBlobs, type ReadBlob } from './blob-examples.ts';
import { Job } from './job.ts';
import { type BegunIteration, restoreJob, saveJob, saveMidway } from './job-checkpoint.ts';
import type { Learner } from './learner.ts';
import { LossCurves } from './loss-curves.ts';
import type { NetworkNews, ReportNews } from './messages.ts';
import { Pacer } from './pacer.ts';
import { SpeedMeter } from './speed-meter.ts';
import type { TrainingInstruction, TrainingStamp } from './training.ts';

/** At most ten reports a second, and more to see than that nobody can. */
const REPORT_EVERY_MS = 100;
/** How long a report waits for the end of an iteration that is taken in turns. */
const PATIENCE_MS = 50;
/** What reporting may take of the time: a large set or many networks are measured more seldom. */
const REPORTING_SHARE = 0.1;

/** A job in time: when its iterations are due, and when its next report. All times in milliseconds of one clock. */
export class ServedJob {
  readonly #job: Job;
  readonly #pacer = new Pacer();
  readonly #meter = new SpeedMeter();
  readonly #curves: LossCurves;
  #done = 0;
  /** Set in the middle of an iteration. */
  #begun: BegunIteration | undefined;
  /** The last record that it was told. */
  #sequence = 0;
  #hasNews = false;
  #isReportTaken = true;
  #isAsked = false;
  #nextReportAt = -Infinity;

  constructor(kernels: Kernels, checkpoint?: Uint8Array, readBlob: ReadBlob = noBlobs) {
    const { job, curves } = checkpoint
      ? restoreJob(checkpoint, kernels, readBlob)
      : { job: new Job(kernels, undefined, readBlob), curves: {} };
    this.#job = job;
    this.#curves = new LossCurves(curves, (name) => job.learner(name)?.run ?? 0);
    this.#hasNews = job.learners.size > 0;
  }

  /** All of them before the same iteration. */
  instruct(
    sequence: number,
    instructions: readonly TrainingInstruction[],
  ): { stamp: TrainingStamp; refused: Error[] } {
    const stamp = { sequence, ...this.#job.position };
    const hadNetworks = this.#job.learners.size > 0;
    const refused: Error[] = [];
    for (const instruction of instructions)
      try {
        this.#carryOut(instruction);
      } catch (error) {
        refused.push(error as Error);
      }
    this.#sequence = sequence;
    this.#hasNews ||= hadNetworks || this.#job.learners.size > 0;
    this.#beginCurves();
    return { stamp, refused };
  }

  /** Iterations that could be done now; `most` for "as many as there is time for". */
  due(now: number, most: number): number {
    return this.#job.canIterate ? this.#pacer.due(this.#job.drive, now, most) : 0;
  }

  iterate(most: number): number {
    const { takesPhases } = this.#job;
    if (takesPhases && !this.#job.phase)
      this.#begun = { before: saveJob(this.#job, this.#curves.all), since: [] };
    const isTurn = most === 1 && this.#isTakenInTurns;
    const done = isTurn ? this.#job.takeTurn() : this.#job.iterate(takesPhases ? 1 : most);
    if (!this.#job.phase) this.#begun = undefined;
    this.#pacer.took(done);
    this.#done += done;
    if (done > 0 || isTurn) this.#hasNews = true;
    return done;
  }

  /** Somebody waits for the next report. */
  get isAsked(): boolean {
    return this.#isAsked;
  }

  /** When something has to be done again, if nothing else happens before. */
  nextAt(now: number): number {
    const iteration = this.#job.canIterate ? this.#pacer.nextAt(this.#job.drive) : Infinity;
    const report = this.#hasNews && this.#isReportTaken ? this.#nextReportAt : Infinity;
    return Math.max(now, Math.min(iteration, report));
  }

  /**
   * The newest state, when it is time for it and the last report was taken. All networks have ended the same iteration in
   * it, unless that would take too long or somebody waits for an answer: then some have yet to take their turn.
   */
  report(now: number): ReportNews | undefined {
    if (!this.#hasNews || !this.#isReportTaken || now < this.#nextReportAt) return undefined;
    if (this.#job.isInTurns && now < this.#nextReportAt + PATIENCE_MS) return undefined;
    this.#hasNews = this.#isReportTaken = this.#isAsked = false;
    this.#nextReportAt = now + REPORT_EVERY_MS;
    const speed = this.#speed(now);
    const networks: Record<NetworkName, NetworkNews> = {};
    for (const [name, learner] of this.#job.learners) {
      networks[name] = this.#newsOf(name, learner, speed);
      const { iterationsPerSecond } = networks[name].metrics;
      for (const [other, { metrics, ...report }] of Object.entries(learner.reportOthers?.() ?? {}))
        networks[other] = { ...report, metrics: { ...metrics, iterationsPerSecond } };
    }
    return { sequence: this.#sequence, moment: this.#job.moment, networks };
  }

  /** How long the last report took to measure. */
  reportTook(ms: number): void {
    this.#nextReportAt += Math.max(0, ms / REPORTING_SHARE - REPORT_EVERY_MS);
  }

  reportTaken(): void {
    this.#isReportTaken = true;
  }

  checkpoint(): Uint8Array {
    this.#job.finishTurns();
    return this.#begun ? saveMidway(this.#begun) : saveJob(this.#job, this.#curves.all);
  }

  free(): void {
    this.#job.free();
  }

  #carryOut(instruction: TrainingInstruction): void {
    this.#job.carryOut(instruction);
    this.#begun?.since.push(instruction);
    if (!this.#job.phase) this.#begun = undefined;
    if (instruction.type === 'run') this.#pacer.reset();
    if (instruction.type === 'ask') this.#hurry();
    if (instruction.type === 'copy') this.#copyCurve(instruction);
  }

  /** One that is to keep a pace is quick enough in one go. */
  get #isTakenInTurns(): boolean {
    const { drive, takesPhases, learners } = this.#job;
    return drive.mode === 'running' && drive.speed === 0 && !takesPhases && learners.size > 1;
  }

  #hurry(): void {
    this.#isAsked = true;
    this.#nextReportAt = -Infinity;
  }

  #copyCurve({ from, network }: Extract<TrainingInstruction, { type: 'copy' }>): void {
    const { run } = this.#job.learner(network)!;
    this.#curves.copy(from, network, run);
  }

  /** Before the first iteration: where a curve comes from says as much as where it leads. */
  #beginCurves(): void {
    const { learners } = this.#job;
    this.#curves.keep((name) => learners.has(name));
    for (const [name, learner] of learners)
      if (!this.#curves.isOf(name, learner.run)) this.#curves.add(name, learner.report().metrics);
  }

  #newsOf(name: NetworkName, learner: Learner, iterationsPerSecond: number): NetworkNews {
    const { metrics, ...report } = learner.report();
    const isRunning = this.#job.drive.mode === 'running';
    const hasSettled = learner.hasSettled && isRunning;
    return {
      ...report,
      metrics: {
        ...metrics,
        iterationsPerSecond: learner.canIterate && !(learner.isAtRest && isRunning) ? iterationsPerSecond : 0,
        ...(hasSettled && { hasSettled: true }),
      },
      ...this.#curves.tell(name, metrics),
    };
  }

  #speed(now: number): number {
    const isRunning = this.#job.canIterate && this.#job.drive.mode === 'running' && !this.#job.takesPhases;
    if (isRunning) return this.#meter.measure(this.#done, now);
    this.#meter.reset();
    return 0;
  }
}
