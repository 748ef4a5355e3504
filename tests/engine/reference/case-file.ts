/** A file of reference numbers, computed in double precision elsewhere. */
export interface CaseArray {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

export interface CaseFile {
  readonly name: string;
  readonly about: string;
  readonly layers: string;
  readonly loss: string;
  readonly optimizer: string;
  readonly learningRate: number;
  readonly steps: number;
  readonly input: CaseArray;
  readonly target: CaseArray;
  readonly output: CaseArray;
  readonly parametersBefore: Readonly<Record<string, CaseArray>>;
  readonly parametersAfter: Readonly<Record<string, CaseArray>>;
  readonly gradients: Readonly<Record<string, CaseArray>>;
  readonly inputGradient?: CaseArray;
  readonly lossPerStep: readonly number[];
}

/** One comparison: how far our numbers are from the file's. */
export interface Difference {
  readonly what: string;
  readonly error: number;
}

/** max |a − b| / max(10⁻³, max |b|) over an array; NaN counts as infinitely far. */
export function relativeError(ours: ArrayLike<number>, theirs: ArrayLike<number>): number {
  if (ours.length !== theirs.length) return Infinity;
  let difference = 0;
  let size = 1e-3;
  for (let index = 0; index < theirs.length; index++) {
    const apart = Math.abs(ours[index] - theirs[index]);
    difference = Math.max(difference, Number.isNaN(apart) ? Infinity : apart);
    size = Math.max(size, Math.abs(theirs[index]));
  }
  return difference / size;
}
