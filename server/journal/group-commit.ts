import { setTimeout as sleep } from 'node:timers/promises';
import { JournalError } from './journal.ts';
import type { Outcome } from './operations.ts';

interface Waiting<Write> {
  readonly write: Write;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers writes and hands them over together, one group at a time: a commit costs a wait for the disk, and the wait is
 * the same for one write and for a thousand. Whoever comes while a group is on its way is in the next one.
 */
export class GroupCommit<Write> {
  private readonly windowMs: number;
  private readonly commit: (writes: readonly Write[]) => Promise<readonly Outcome[]>;
  private waiting: Waiting<Write>[] = [];
  private running: Promise<void> | undefined;

  constructor(options: {
    windowMs: number;
    commit: (writes: readonly Write[]) => Promise<readonly Outcome[]>;
  }) {
    this.windowMs = options.windowMs;
    this.commit = options.commit;
  }

  /** Resolves when the write's group is committed; rejects with a JournalError when it was not saved. */
  add(write: Write): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ write, resolve, reject });
      this.running ??= this.run();
    });
  }

  /** Resolves when nothing waits any more. */
  async drain(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0) {
      await sleep(this.windowMs);
      const group = this.waiting;
      this.waiting = [];
      await this.settle(group);
    }
    this.running = undefined;
  }

  private async settle(group: readonly Waiting<Write>[]): Promise<void> {
    try {
      const outcomes = await this.commit(group.map(({ write }) => write));
      group.forEach(({ resolve, reject }, index) => {
        const failure = outcomes[index];
        if (failure) reject(new JournalError(failure.code, failure.sentence));
        else resolve();
      });
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}
