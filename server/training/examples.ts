import { DataSet, type Network } from '#shared/engine/index.ts';
import type { SetExample } from '#shared/activities/draw/drawing-set.ts';
import type { ExampleId } from '#shared/protocol/session-view.ts';
import { Authors } from './authors.ts';
import { type BlobLoad, holds, isSameLoad } from './blob-examples.ts';
import type { TrainingExample } from './training.ts';

/** What networks train on and what they are tested on: each example is in one of the two sets. */
export class Examples {
  readonly training: DataSet;
  readonly test: DataSet;
  readonly authors = new Authors();
  #loads: BlobLoad[] = [];

  constructor({ inputs, outputs }: Pick<Network, 'inputs' | 'outputs'>) {
    this.training = new DataSet({ inputs, targets: outputs });
    this.test = new DataSet({ inputs, targets: outputs });
  }

  fits({ inputs, outputs }: Pick<Network, 'inputs' | 'outputs'>): boolean {
    return this.training.inputs === inputs && this.training.targets === outputs;
  }

  /** What it holds by reference. */
  get loads(): readonly BlobLoad[] {
    return this.#loads;
  }

  isLoaded(id: ExampleId): boolean {
    return this.#loads.some((load) => holds(load, id));
  }

  load(load: BlobLoad, examples: readonly SetExample[]): void {
    this.upsert(examples);
    this.#loads.push(load);
  }

  upsert(examples: readonly (TrainingExample | SetExample)[]): void {
    for (const { id, isTest, input, target, author } of examples) {
      const [set, other] = isTest ? [this.test, this.training] : [this.training, this.test];
      set.upsert(id, input, target);
      other.remove(id);
      this.authors.set(id, author);
    }
  }

  remove(ids: readonly ExampleId[]): void {
    for (const id of ids) {
      this.training.remove(id);
      this.test.remove(id);
      this.authors.set(id, undefined);
    }
  }

  /** Of these loads, what is not here yet. */
  missing(loads: readonly BlobLoad[]): BlobLoad[] {
    return loads.filter((load) => !this.#loads.some((known) => isSameLoad(known, load)));
  }

  /** Holds what `other` of the same shape holds, and of what it has by reference only `loads`; trainers keep the sets that they have. */
  replaceBy(other: Examples, loads: readonly BlobLoad[]): void {
    this.#loads = this.#loads.filter((known) => loads.some((load) => isSameLoad(known, load)));
    for (const set of ['training', 'test'] as const) {
      replace(this[set], other[set], (id) => this.isLoaded(id));
    }
    this.authors.replaceBy(other.authors);
  }
}

function replace(set: DataSet, other: DataSet, isKept: (id: ExampleId) => boolean): void {
  for (const id of set.ids()) if (!other.has(id) && !isKept(id)) set.remove(id);
  for (const id of other.ids()) set.upsert(id, other.inputOf(id), other.targetOf(id), other.weightOf(id));
}
