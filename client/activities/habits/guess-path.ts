const STEPS = 24;

/** A guessed line from one x to another; `yOf` each share of its way. */
export function guessPath(from: number, to: number, yOf: (share: number) => number): string {
  const points = Array.from({ length: STEPS + 1 }, (_, step) => {
    const share = step / STEPS;
    return `${(from + share * (to - from)).toFixed(1)} ${yOf(share).toFixed(1)}`;
  });
  return `M${points.join('L')}`;
}
