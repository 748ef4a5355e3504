import { addCurvePoint } from '#shared/activities/loss-curve.ts';
import type { CurvePoint } from '#shared/protocol/session-view.ts';
import type { FromTraining, ReportNews, ToTraining } from './messages.ts';
import type { TrainingInstruction, TrainingJob, TrainingListener } from './training.ts';

/** The thread that a job is in. */
export interface JobThread {
  tell(message: ToTraining): void;
  forget(): void;
}

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/** One job in another thread. After its end, whichever, it hears and says nothing more. */
export class RemoteJob implements TrainingJob {
  readonly #job: number;
  readonly #listener: TrainingListener;
  readonly #thread: JobThread;
  readonly #waiting = new Map<number, Waiting>();
  #requests = 0;
  #curve: readonly CurvePoint[] = [];
  #end: Error | undefined;

  constructor(job: number, listener: TrainingListener, thread: JobThread) {
    this.#job = job;
    this.#listener = listener;
    this.#thread = thread;
  }

  open(checkpoint: Uint8Array | undefined): void {
    this.#thread.tell({ type: 'open', job: this.#job, ...(checkpoint && { checkpoint }) });
  }

  instruct(sequence: number, instructions: readonly TrainingInstruction[]): void {
    if (!this.#end) this.#thread.tell({ type: 'instruct', job: this.#job, sequence, instructions });
  }

  checkpoint(): Promise<Uint8Array> {
    if (this.#end) return Promise.reject(this.#end);
    const request = ++this.#requests;
    return new Promise((resolve, reject) => {
      this.#waiting.set(request, { resolve, reject });
      this.#thread.tell({ type: 'checkpoint', job: this.#job, request });
    });
  }

  close(): void {
    if (this.#end) return;
    this.#thread.tell({ type: 'close', job: this.#job });
    this.#stop(new Error('The training job was closed'));
  }

  fail(error: Error): void {
    if (this.#end) return;
    this.#stop(error);
    this.#listener.onFailure(error);
  }

  hear(message: FromTraining): void {
    switch (message.type) {
      case 'report':
        this.#thread.tell({ type: 'taken', job: this.#job });
        return this.#report(message.report);
      case 'stamp':
        return this.#listener.onStamp(message.stamp);
      case 'refused':
        return this.#listener.onRefused?.(message.sequence, new Error(message.reason));
      case 'checkpoint':
        this.#waiting.get(message.request)?.resolve(message.bytes);
        this.#waiting.delete(message.request);
        return;
      case 'failed':
        return this.fail(new Error(message.reason));
      default:
        return message satisfies never;
    }
  }

  #report({ curve, point, ...report }: ReportNews): void {
    if (curve) this.#curve = curve;
    if (point) this.#curve = addCurvePoint(this.#curve, point);
    this.#listener.onReport({ ...report, curve: this.#curve });
  }

  #stop(error: Error): void {
    this.#end = error;
    this.#thread.forget();
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
