import { MAIN_NETWORK } from '#shared/protocol/network-name.ts';
import type {
  NetworkReport,
  TrainingInstruction,
  TrainingJob,
  TrainingPool,
  TrainingReport,
  TrainingStamp,
} from '#server/training/training.ts';

/** A job with everything that it said, and a way to wait until it has said something. */
export class WatchedJob {
  readonly job: TrainingJob;
  readonly reports: TrainingReport[] = [];
  readonly stamps: TrainingStamp[] = [];
  readonly failures: Error[] = [];
  readonly refusals: { sequence: number; error: Error }[] = [];
  #sequence = 0;
  #listeners: (() => void)[] = [];

  constructor(pool: TrainingPool, checkpoint?: Uint8Array) {
    const note =
      <Item>(items: Item[]) =>
      (item: Item) => {
        items.push(item);
        for (const listener of this.#listeners.splice(0)) listener();
      };
    this.job = pool.open(
      {
        onReport: note(this.reports),
        onStamp: note(this.stamps),
        onFailure: note(this.failures),
        onRefused: (sequence, error) => note(this.refusals)({ sequence, error }),
      },
      checkpoint,
    );
  }

  /** The main network's. */
  get latest(): NetworkReport {
    return this.reports.at(-1)!.networks[MAIN_NETWORK]!;
  }

  /** Resolves with the stamp, when the instructions were carried out. */
  async instruct(...instructions: TrainingInstruction[]): Promise<TrainingStamp> {
    const sequence = ++this.#sequence;
    this.job.instruct(sequence, instructions);
    await this.until(() => this.stamps.at(-1)?.sequence === sequence);
    return this.stamps.at(-1)!;
  }

  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.#listeners.push(resolve));
  }

  /** The first report that satisfies `holds`, from now on or the latest one. */
  async reportWhere(holds: (report: NetworkReport) => boolean): Promise<NetworkReport> {
    await this.until(() => this.reports.at(-1)?.networks[MAIN_NETWORK] !== undefined && holds(this.latest));
    return this.latest;
  }
}
