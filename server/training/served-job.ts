import type { Kernels } from '#shared/engine/index.ts';
import { addCurvePoint, curvePointOf } from '#shared/activities/loss-curve.ts';
import type { CurvePoint } from '#shared/protocol/session-view.ts';
import { Job } from './job.ts';
import { type BegunIteration, restoreJob, saveJob, saveMidway } from './job-checkpoint.ts';
import { measureJob } from './measure-job.ts';
import type { ReportNews } from './messages.ts';
import { Pacer } from './pacer.ts';
import { SpeedMeter } from './speed-meter.ts';
import type { TrainingInstruction, TrainingStamp } from './training.ts';

/** At most ten reports a second, and more to see than that nobody can. */
const REPORT_EVERY_MS = 100;

/** A job in time: when its iterations are due, and when its next report. All times in milliseconds of one clock. */
export class ServedJob {
  readonly #job: Job;
  readonly #pacer = new Pacer();
  readonly #meter = new SpeedMeter();
  #curve: readonly CurvePoint[] = [];
  /** The receiver has not got this curve's beginning. */
  #isNewCurve = true;
  #done = 0;
  /** Set in the middle of an iteration. */
  #begun: BegunIteration | undefined;
  #hasNews = false;
  #isReportTaken = true;
  #reportedAt = -Infinity;

  constructor(kernels: Kernels, checkpoint?: Uint8Array) {
    if (!checkpoint) {
      this.#job = new Job(kernels);
      return;
    }
    const { job, curve } = restoreJob(checkpoint, kernels);
    this.#job = job;
    this.#curve = curve;
    this.#hasNews = job.built !== undefined;
  }

  /** All of them before the same iteration. */
  instruct(
    sequence: number,
    instructions: readonly TrainingInstruction[],
  ): { stamp: TrainingStamp; refused: Error[] } {
    const stamp = { sequence, ...this.#job.position };
    const refused: Error[] = [];
    for (const instruction of instructions)
      try {
        this.#carryOut(instruction);
      } catch (error) {
        refused.push(error as Error);
      }
    this.#hasNews = this.#job.built !== undefined;
    if (instructions.some(({ type }) => type === 'build')) this.#beginCurve();
    return { stamp, refused };
  }

  /** Iterations that could be done now; `most` for "as many as there is time for". */
  due(now: number, most: number): number {
    return this.#job.canIterate ? this.#pacer.due(this.#job.drive, now, most) : 0;
  }

  iterate(most: number): number {
    const { takesPhases } = this.#job;
    if (takesPhases && !this.#job.phase) this.#begun = { before: saveJob(this.#job, this.#curve), since: [] };
    const done = this.#job.iterate(takesPhases ? 1 : most);
    if (!this.#job.phase) this.#begun = undefined;
    this.#pacer.took(done);
    this.#done += done;
    if (done > 0) this.#hasNews = true;
    return done;
  }

  /** When something has to be done again, if nothing else happens before. */
  nextAt(now: number): number {
    const iteration = this.#job.canIterate ? this.#pacer.nextAt(this.#job.drive) : Infinity;
    const report = this.#hasNews && this.#isReportTaken ? this.#reportedAt + REPORT_EVERY_MS : Infinity;
    return Math.max(now, Math.min(iteration, report));
  }

  /** The newest state, when it is time for it and the last report was taken. */
  report(now: number): ReportNews | undefined {
    const { built } = this.#job;
    const isDue = this.#hasNews && this.#isReportTaken && now >= this.#reportedAt + REPORT_EVERY_MS;
    if (!isDue || !built) return undefined;
    this.#hasNews = this.#isReportTaken = false;
    this.#reportedAt = now;
    const metrics = measureJob(built, this.#job.latestBatch, this.#job.phase, this.#speed(now));
    const spec = { ...built.network.spec, optimizer: built.trainer.optimizer };
    return {
      metrics,
      spec,
      weights: built.network.parameters.slice(),
      ...this.#extendCurve(curvePointOf(metrics)),
    };
  }

  reportTaken(): void {
    this.#isReportTaken = true;
  }

  checkpoint(): Uint8Array {
    return this.#begun ? saveMidway(this.#begun) : saveJob(this.#job, this.#curve);
  }

  free(): void {
    this.#job.free();
  }

  #carryOut(instruction: TrainingInstruction): void {
    this.#job.carryOut(instruction);
    if (instruction.type === 'upsert' || instruction.type === 'remove') this.#begun?.since.push(instruction);
    if (!this.#job.phase) this.#begun = undefined;
    if (instruction.type === 'run') this.#pacer.reset();
  }

  /** Before the first iteration: where a curve comes from says as much as where it leads. */
  #beginCurve(): void {
    const { built } = this.#job;
    if (!built || built.trainer.iteration > 0) return;
    this.#curve = [];
    this.#extendCurve(curvePointOf(measureJob(built, undefined, undefined, 0)));
    this.#isNewCurve = true;
  }

  #speed(now: number): number {
    const isRunning = this.#job.canIterate && this.#job.drive.mode === 'running';
    if (isRunning) return this.#meter.measure(this.#done, now);
    this.#meter.reset();
    return 0;
  }

  /** A point without any loss says nothing. */
  #extendCurve(point: CurvePoint): Pick<ReportNews, 'curve' | 'point'> {
    const before = this.#curve;
    const beginning = this.#isNewCurve ? { curve: before } : {};
    this.#isNewCurve = false;
    if (point[1] === null && point[2] === null) return beginning;
    this.#curve = addCurvePoint(before, point);
    return { ...beginning, ...(this.#curve !== before && { point }) };
  }
}
