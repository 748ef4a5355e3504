import { createRandom, type DataSet } from '#shared/engine/index.ts';
import { blank, denseFill, scribble, speckle } from '#shared/drawings/decoys.ts';
import { SlopeFollowers } from './slope-followers.ts';

export interface RefereeExamplesOptions {
  readonly seed: number;
  /** How often a group of decoys is drawn beside one that is not named, by its target. */
  readonly shares: Readonly<Record<number, number>> | undefined;
  /** Those that there were. */
  readonly followers: readonly string[] | undefined;
}

/** Sheets of each kind that are no drawing of anything. */
const SHEETS = 100;
/** Speckled ones that stand for slope followers until the first come. */
const FIRST_FOLLOWERS = 10;
const REAL = 1;

/**
 * What a referee meets: the training examples with target 1 are real, the others decoys, each further target (0, −1, −2 …) a
 * group of its own beside sheets that are no drawing and what follows its slope. Always the same lists: examples come and go
 * while it learns.
 */
export class RefereeExamples {
  readonly reals: Float32Array[] = [];
  readonly decoys: Float32Array[][] = [];
  readonly followers: SlopeFollowers;
  readonly #sheets: Float32Array[][];
  readonly #shares: Readonly<Record<number, number>>;
  #knownVersion = -1;

  constructor({ seed, shares = {}, followers }: RefereeExamplesOptions) {
    this.#shares = shares;
    this.#sheets = sheetsFor(seed);
    this.followers = new SlopeFollowers(seed, this.#sheets.at(-1)!.slice(0, FIRST_FOLLOWERS), followers);
  }

  /** Those of now. */
  follow(training: DataSet): void {
    if (this.#knownVersion === training.version) return;
    const groups = new Map<number, Float32Array[]>([[REAL, []]]);
    for (const id of training.ids().toSorted((one, other) => one - other)) {
      const target = training.targetOf(id)[0]!;
      const group = groups.get(target) ?? [];
      groups.set(target, group);
      group.push(Float32Array.from(training.inputOf(id)));
    }
    replace(this.reals, groups.get(REAL)!);
    groups.delete(REAL);
    const given = [...groups]
      .sort(([one], [other]) => other - one)
      .flatMap(([target, group]) => Array.from({ length: this.#shares[target] ?? 1 }, () => group));
    replace(this.decoys, [...given, ...this.#sheets, this.followers.sheets]);
    this.#knownVersion = training.version;
  }
}

function sheetsFor(seed: number): Float32Array[][] {
  const random = createRandom(seed, 7);
  return [blank, denseFill, scribble, speckle].map((draw) =>
    Array.from({ length: SHEETS }, () => draw(random)),
  );
}

function replace<Value>(list: Value[], by: readonly Value[]): void {
  list.splice(0, list.length, ...by);
}
