import { addCurvePoint } from '#shared/activities/loss-curve.ts';
import type { NetworkName } from '#shared/protocol/network-name.ts';
import type { FromTraining, NetworkNews, ReportNews, ToTraining } from './messages.ts';
import type {
  NetworkReport,
  TrainingInstruction,
  TrainingJob,
  TrainingListener,
  TrainingReport,
} from './training.ts';

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
  /** As of the last report. */
  #networks: TrainingReport['networks'] = {};
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

  #report({ networks: news, ...report }: ReportNews): void {
    const networks: Record<NetworkName, NetworkReport> = {};
    for (const [name, one] of Object.entries(news)) networks[name] = withCurve(one, this.#networks[name]);
    this.#networks = networks;
    this.#listener.onReport({ ...report, networks });
  }

  #stop(error: Error): void {
    this.#end = error;
    this.#thread.forget();
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

/** `before`: what was reported of that network before. */
function withCurve({ curve, point, ...news }: NetworkNews, before: NetworkReport | undefined): NetworkReport {
  const known = curve ?? before?.curve ?? [];
  return { ...news, curve: point ? addCurvePoint(known, point) : known };
}
