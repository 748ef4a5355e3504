export interface WantedLabel {
  /** Where its middle should be. */
  readonly at: number;
  readonly height: number;
}

/** The upper edge of each label: as near to where it should be as it can without covering another or leaving `room`. */
export function placeLabels(labels: readonly WantedLabel[], room: number, gap: number): number[] {
  const order = labels.map((_, index) => index).sort((one, other) => labels[one]!.at - labels[other]!.at);
  const tops = labels.map(({ at, height }) => at - height / 2);
  let free = 0;
  for (const index of order) {
    tops[index] = Math.max(free, tops[index]!);
    free = tops[index]! + labels[index]!.height + gap;
  }
  let below = room;
  for (const index of order.toReversed()) {
    tops[index] = Math.min(tops[index]!, below - labels[index]!.height);
    below = tops[index]! - gap;
  }
  return tops;
}
