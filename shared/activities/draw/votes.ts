import type { Drawn } from './state.ts';
import type { Tally } from './view-types.ts';

/** All votes for a drawing: its author's prompt is one of them. */
export function tallyOf({ prompt, votes }: Pick<Drawn, 'prompt' | 'votes'>, classes: number): Tally {
  const counts = new Array<number>(classes).fill(0);
  counts[prompt]!++;
  let unsure = 0;
  for (const label of Object.values(votes)) {
    if (label < 0) unsure++;
    else counts[label]!++;
  }
  return { counts, unsure };
}

/** The class with the most votes; of equal ones the author's. */
export function winnerOf({ counts }: Tally, prompt: number): number {
  return counts.reduce((best, count, label) => (count > counts[best]! ? label : best), prompt);
}

/** How far the votes disagree: 0 where all say the same, towards 1 − 1/classes where they are even. */
export function disputeOf({ counts }: Tally): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return total === 0 ? 0 : 1 - Math.max(...counts) / total;
}
