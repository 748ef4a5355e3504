import { DataSet, type Network } from '#shared/engine/index.ts';
import type { ExampleId } from '#shared/protocol/session-view.ts';
import type { TrainingExample } from './training.ts';

/** What a network trains on and what it is tested on: each example is in one of the two sets. */
export class Examples {
  readonly training: DataSet;
  readonly test: DataSet;

  constructor({ inputs, outputs }: Pick<Network, 'inputs' | 'outputs'>) {
    this.training = new DataSet({ inputs, targets: outputs });
    this.test = new DataSet({ inputs, targets: outputs });
  }

  upsert(examples: readonly TrainingExample[]): void {
    for (const { id, isTest, input, target } of examples) {
      const [set, other] = isTest ? [this.test, this.training] : [this.training, this.test];
      set.upsert(id, input, target);
      other.remove(id);
    }
  }

  remove(ids: readonly ExampleId[]): void {
    for (const id of ids) {
      this.training.remove(id);
      this.test.remove(id);
    }
  }
}
