/** A sum drawn step by step: each bar begins where the last one ended. */
export interface Step {
  /** In percent of the width. */
  readonly left: number;
  readonly width: number;
  /** Where the next bar begins. */
  readonly end: number;
  readonly isNegative: boolean;
}

export interface Waterfall {
  readonly zero: number;
  readonly steps: readonly Step[];
  readonly total: Step;
}

export function waterfall(terms: readonly number[]): Waterfall {
  const ends = terms.reduce<number[]>((sums, term) => [...sums, (sums.at(-1) ?? 0) + term], []);
  const isSound = ends.every(Number.isFinite);
  const low = isSound ? Math.min(0, ...ends) : 0;
  const high = isSound ? Math.max(0, ...ends) : 1;
  const span = high - low || 1;
  const place = (value: number) => (isSound ? ((value - low) / span) * 100 : 0);
  const step = (from: number, to: number): Step => ({
    left: Math.min(place(from), place(to)),
    width: Math.abs(place(to) - place(from)),
    end: place(to),
    isNegative: to < from,
  });
  return {
    zero: place(0),
    steps: ends.map((end, index) => step(ends[index - 1] ?? 0, end)),
    total: step(0, ends.at(-1) ?? 0),
  };
}

/** A bar of its own: from the middle to the right, or to the left where it is negative; `largest` fills its half. */
export function fromMiddle(value: number, largest: number): Step {
  const share = (50 * value) / largest;
  return {
    left: Math.min(50, 50 + share),
    width: Math.abs(share),
    end: 50 + share,
    isNegative: value < 0,
  };
}
