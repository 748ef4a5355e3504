import { canNobodyTell } from '#shared/activities/balanced-accuracy.ts';
import type { BoardReveal } from '#shared/activities/gan/view-types.ts';

/** A sentence of the textbooks, and what this class's own numbers say about it. */
export type ClosingClaim = {
  readonly verdict: 'yes' | 'no' | 'chance';
} & (
  | {
      readonly kind: 'forgersImprove' | 'nobodyCanTell';
      readonly first: number;
      readonly last: number;
      readonly margin: number;
    }
  | { readonly kind: 'networkJudgesBetter'; readonly network: number; readonly people: number }
  | {
      readonly kind: 'oldTricksWork';
      readonly before: number;
      readonly after: number;
      readonly count: number;
    }
);

/** The claims that something was measured for. */
export function closingClaims(reveal: BoardReveal): readonly ClosingClaim[] {
  return [...meterClaims(reveal), ...juryClaims(reveal), ...learningClaims(reveal)];
}

function meterClaims({ meters }: BoardReveal): ClosingClaim[] {
  const known = meters.filter((meter) => meter !== undefined && meter !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return [];
  const numbers = { first: first.accuracy, last: last.accuracy, margin: last.margin };
  const end = { kind: 'nobodyCanTell', verdict: canNobodyTell(last), ...numbers } as const;
  if (known.length < 2) return [end];
  // The difference of two means: its margin is the root of the sum of squares.
  const margin = Math.hypot(first.margin, last.margin);
  const fell = first.accuracy - last.accuracy;
  const verdict = Math.abs(fell) <= margin ? 'chance' : fell > 0 ? 'yes' : 'no';
  return [{ kind: 'forgersImprove', verdict, ...numbers }, end];
}

/** Where one jury alone was right, by chance each is right as often as the other: a sign test. */
function juryClaims({ jury }: BoardReveal): ClosingClaim[] {
  const [network, people] = [jury.networkOnly + jury.both, jury.peopleOnly + jury.both];
  const differing = jury.networkOnly + jury.peopleOnly;
  if (network + people === 0) return [];
  const isChance =
    differing === 0 || Math.abs(jury.networkOnly - jury.peopleOnly) < 1.96 * Math.sqrt(differing);
  const verdict = isChance ? 'chance' : network > people ? 'yes' : 'no';
  return [{ kind: 'networkJudgesBetter', verdict, network, people }];
}

/** How real the referee takes the last round's forgeries for, before and after it has learned from them. */
function learningClaims({ items }: BoardReveal): ClosingClaim[] {
  const pairs = items.flatMap(({ isForged, scores, afterLearning }) =>
    isForged && scores.referee !== undefined && afterLearning !== undefined
      ? [{ before: scores.referee, after: afterLearning }]
      : [],
  );
  if (pairs.length < 2) return [];
  const count = pairs.length;
  const before = pairs.reduce((sum, pair) => sum + pair.before, 0) / count;
  const after = pairs.reduce((sum, pair) => sum + pair.after, 0) / count;
  const falls = pairs.map((pair) => pair.before - pair.after);
  const mean = before - after;
  const spread = Math.sqrt(falls.reduce((sum, fall) => sum + (fall - mean) ** 2, 0) / (count - 1));
  const margin = (1.96 * spread) / Math.sqrt(count);
  const verdict = Math.abs(mean) <= margin ? 'chance' : mean > 0 ? 'no' : 'yes';
  return [{ kind: 'oldTricksWork', verdict, before, after, count }];
}
