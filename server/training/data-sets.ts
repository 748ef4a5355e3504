import { EngineError, type Network } from '#shared/engine/index.ts';
import { type BlobLoad, examplesOfBlob, noBlobs, type ReadBlob } from './blob-examples.ts';
import { Examples } from './examples.ts';
import type { DataName, TrainingExample } from './training.ts';

type Shape = Pick<Network, 'inputs' | 'outputs'>;

/** A job's data sets by their names. */
export class DataSets {
  readonly #sets = new Map<DataName, Examples>();

  entries(): Iterable<[DataName, Examples]> {
    return this.#sets.entries();
  }

  /** Throws an EngineError where no network was built on it. */
  get(name: DataName): Examples {
    const found = this.#sets.get(name);
    if (found) return found;
    throw new EngineError('bad-shape', `A network has to be built on “${name}” before anything else.`);
  }

  set(name: DataName, examples: Examples): void {
    this.#sets.set(name, examples);
  }

  /**
   * What a network of this shape will learn from: the set of that name, with `given` in the place of what it holds, or a new
   * one. Throws where an example does not fit; nothing has changed before `take()`, which says whether an old set is gone.
   */
  prepare(
    name: DataName,
    shape: Shape,
    given: readonly TrainingExample[] | undefined,
    { loads = [], readBlob = noBlobs }: { loads?: readonly BlobLoad[] | undefined; readBlob?: ReadBlob } = {},
  ): PreparedSet {
    const known = this.#sets.get(name);
    const fresh = given && filled(shape, given);
    const isKept = known !== undefined && (fresh === undefined || known.fits(shape));
    const examples = isKept ? known : (fresh ?? new Examples(shape));
    const loaded = examples
      .missing(loads)
      .map((load) => ({ load, examples: examplesOfBlob(load, readBlob) }));
    return {
      examples,
      take: () => {
        if (isKept && fresh) known.replaceBy(fresh, loads);
        for (const one of loaded) examples.load(one.load, one.examples);
        this.#sets.set(name, examples);
        return known !== undefined && !isKept;
      },
    };
  }

  /** Forgets all that `isRead` does not name. */
  keep(isRead: (name: DataName) => boolean): void {
    for (const name of this.#sets.keys()) if (!isRead(name)) this.#sets.delete(name);
  }
}

export interface PreparedSet {
  readonly examples: Examples;
  take(): boolean;
}

function filled(shape: Shape, given: readonly TrainingExample[]): Examples {
  const examples = new Examples(shape);
  examples.upsert(given);
  return examples;
}
