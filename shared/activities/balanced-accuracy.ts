/** What is counted of one kind of item: how many were told right. */
export interface Count {
  readonly right: number;
  readonly all: number;
}

/** The mean of the accuracies on two kinds of items, so that guessing gives 0.5 however many there are of each. */
export interface BalancedAccuracy {
  readonly accuracy: number;
  /** Half of the 95 % interval. */
  readonly margin: number;
}

/**
 * The two accuracies' variances add up, each after two right and two wrong ones more, so that a run of luck does not look
 * like certainty. Agresti & Coull 1998. NaN where there are none of a kind.
 */
export function balancedAccuracy(one: Count, other: Count): BalancedAccuracy {
  return {
    accuracy: (one.right / one.all + other.right / other.all) / 2,
    margin: 1.96 * 0.5 * Math.sqrt(varianceOf(one) + varianceOf(other)),
  };
}

/** An interval that reaches farther from ½ than this may hide that somebody can tell. */
const NARROW = 0.1;

/** “Nobody can tell”: no where the interval leaves out ½, chance where it is too wide to say so. */
export function canNobodyTell({ accuracy, margin }: BalancedAccuracy): 'yes' | 'no' | 'chance' {
  if (accuracy - margin > 0.5) return 'no';
  return accuracy + margin <= 0.5 + NARROW ? 'yes' : 'chance';
}

function varianceOf({ right, all }: Count): number {
  const share = (right + 2) / (all + 4);
  return (share * (1 - share)) / (all + 4);
}
