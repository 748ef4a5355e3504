import type { Worker } from 'node:worker_threads';
import { startWorker } from '#server/start-worker.ts';
import { JournalError } from './journal.ts';
import type { Answer, Call, JournalWorkerData, Request } from './operations.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: JournalError) => void;
}

/** Asks the journal's thread and gets its answers. Whatever is still asked when the thread ends is refused as closed. */
export class JournalThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private readonly onFailure: ((error: JournalError) => void) | undefined;
  private calls = 0;
  private end: JournalError | undefined;
  private isClosing = false;
  private reason = 'the journal is closed';

  private constructor(data: JournalWorkerData, onFailure?: (error: JournalError) => void) {
    this.onFailure = onFailure;
    this.worker = startWorker('journal', data);
    this.worker.on('message', (answer: Answer) => this.settle(answer));
    this.worker.on('error', (error) => (this.reason = `the journal’s thread failed: ${String(error)}`));
    this.worker.on('exit', () => this.stop());
  }

  /**
   * Resolves when the thread has opened the journal; rejects with the reason why it could not. `onFailure` is told when
   * the thread ends unasked.
   */
  static async start(
    data: JournalWorkerData,
    onFailure?: (error: JournalError) => void,
  ): Promise<JournalThread> {
    const thread = new JournalThread(data, onFailure);
    try {
      await new Promise((resolve, reject) => thread.waiting.set(0, { resolve, reject }));
    } catch (error) {
      thread.isClosing = true;
      await thread.worker.terminate();
      throw error;
    }
    return thread;
  }

  ask(request: Request): Promise<unknown> {
    if (this.end) return Promise.reject(this.end);
    const number = ++this.calls;
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { resolve, reject });
      this.worker.postMessage({ number, request } satisfies Call);
    });
  }

  /** The thread gives the file back when it exits, not before. */
  async close(): Promise<void> {
    if (this.end) return;
    this.isClosing = true;
    await this.ask({ type: 'close' });
    await this.worker.terminate();
  }

  private settle(answer: Answer): void {
    const call = this.waiting.get(answer.number);
    this.waiting.delete(answer.number);
    if ('failure' in answer) call?.reject(new JournalError(answer.failure.code, answer.failure.sentence));
    else call?.resolve(answer.value);
  }

  private stop(): void {
    this.end = new JournalError('closed', `Not saved: ${this.reason}`);
    for (const call of this.waiting.values()) call.reject(this.end);
    this.waiting.clear();
    if (!this.isClosing) this.onFailure?.(this.end);
  }
}
