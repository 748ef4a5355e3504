import type { ReportNews } from './messages.ts';
import type { ServedJob } from './served-job.ts';

export interface SchedulerOptions<Key> {
  /** Milliseconds from any beginning. */
  now(): number;
  /** Calls `task` after `delayMs`, and lets messages in before; 0: as soon as they are. Returns how to call it off. */
  defer(task: () => void, delayMs: number): () => void;
  /** What to do with the jobs' reports and with a job that threw; the job is out then. */
  onReport(key: Key, report: ReportNews): void;
  onFailure(key: Key, error: Error): void;
}

/** Nobody waits longer than a slice for messages to be heard, nor much longer than a round for a turn. */
const SLICE_MS = 4;
const ROUND_MS = 50;
const SHORTEST_SLICE_MS = 0.5;
/** Between two looks at the clock. */
const LOOK_EVERY_MS = 0.1;

/** Serves many jobs in one thread: turn by turn, one slice of time each, and reports when they are due. */
export class Scheduler<Key> {
  readonly #options: SchedulerOptions<Key>;
  readonly #jobs = new Map<Key, ServedJob>();
  /** Keys whose turn is still to come in this round. */
  #turns: Key[] = [];
  #sliceMs = SLICE_MS;
  #cancel: (() => void) | undefined;

  constructor(options: SchedulerOptions<Key>) {
    this.#options = options;
  }

  add(key: Key, job: ServedJob): void {
    this.#jobs.set(key, job);
    this.wake();
  }

  get(key: Key): ServedJob | undefined {
    return this.#jobs.get(key);
  }

  remove(key: Key): void {
    this.#jobs.get(key)?.free();
    this.#jobs.delete(key);
  }

  /** Something changed from outside: there may be work at once. */
  wake(): void {
    this.#cancel?.();
    this.#cancel = this.#options.defer(() => this.#tick(), 0);
  }

  #tick(): void {
    this.#cancel = undefined;
    if (this.#turns.length === 0) this.#beginRound();
    const key = this.#turns.shift();
    // Whoever asked meanwhile does not wait for the slice.
    for (const [each, job] of this.#jobs) if (job.isAsked) this.#guard(each, () => this.#report(each));
    if (key !== undefined) this.#guard(key, () => this.#serve(key));
    for (const each of this.#jobs.keys()) this.#guard(each, () => this.#report(each));
    this.#sleep();
  }

  #beginRound(): void {
    const now = this.#options.now();
    this.#turns = [...this.#jobs].filter(([, job]) => job.due(now, 1) > 0).map(([key]) => key);
    this.#sliceMs = Math.max(SHORTEST_SLICE_MS, Math.min(SLICE_MS, ROUND_MS / this.#turns.length));
  }

  /** One slice for one job: as many iterations as are due, until the time is over. */
  #serve(key: Key): void {
    const job = this.#jobs.get(key);
    if (!job) return;
    const { now } = this.#options;
    let before = now();
    const end = before + this.#sliceMs;
    for (let chunk = 1; before < end;) {
      const due = job.due(before, chunk);
      if (due === 0) return;
      job.iterate(due);
      const after = now();
      // Anew in each slice: what an iteration takes may have changed since.
      if (after - before < LOOK_EVERY_MS / 2) chunk *= 2;
      before = after;
    }
  }

  #report(key: Key): void {
    const job = this.#jobs.get(key);
    const before = this.#options.now();
    const report = job?.report(before);
    if (!job || !report) return;
    job.reportTook(this.#options.now() - before);
    this.#options.onReport(key, report);
  }

  #guard(key: Key, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.remove(key);
      this.#options.onFailure(key, error as Error);
    }
  }

  #sleep(): void {
    const now = this.#options.now();
    const next =
      this.#turns.length > 0
        ? now
        : Math.min(Infinity, ...[...this.#jobs.values()].map((job) => job.nextAt(now)));
    if (next < Infinity) this.#cancel ??= this.#options.defer(() => this.#tick(), next - now);
  }
}
