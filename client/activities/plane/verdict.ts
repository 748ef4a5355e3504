import type { Answer } from './answers.ts';
import type { OwnExample } from './own-examples.svelte.ts';

/** How the network does on a student's own examples. */
export type Verdict =
  | { readonly kind: 'none' }
  | { readonly kind: 'right'; readonly own: number; readonly shown: Judged }
  /** `side` is set when all wrong ones lie on the same class's side. */
  | {
      readonly kind: 'wrong';
      readonly own: number;
      readonly wrong: number;
      readonly side?: number;
      readonly shown: Judged;
    };

export interface Judged {
  readonly key: string;
  readonly label: number;
  readonly answer: Answer;
}

/** The example spoken of is the selected one, else the one that is most wrong, else the one that is least clear. */
export function verdictOn(
  own: readonly OwnExample[],
  answers: readonly Answer[],
  selected: string | undefined,
): Verdict {
  const judged = own.map(({ key, label }, index): Judged => ({ key, label, answer: answers[index]! }));
  const wrong = judged.filter(isWrong);
  const chosen = judged.find(({ key }) => key === selected);
  if (judged.length === 0) return { kind: 'none' };
  if (wrong.length === 0) return { kind: 'right', own: own.length, shown: chosen ?? extreme(judged, -1) };
  const sides = new Set(wrong.map(({ answer }) => answer.label));
  const [side] = sides;
  return {
    kind: 'wrong',
    own: own.length,
    wrong: wrong.length,
    ...(sides.size === 1 && side !== undefined && { side }),
    shown: chosen ?? extreme(wrong, 1),
  };
}

/** Keys of those that the network answers wrongly; whose answer is still to come is not one of them. */
export function wrongOnes(own: readonly OwnExample[], answers: readonly Answer[]): ReadonlySet<string> {
  const judged = own.flatMap(({ key, label }, index) => {
    const answer = answers[index];
    return answer ? [{ key, label, answer }] : [];
  });
  return new Set(judged.filter(isWrong).map(({ key }) => key));
}

export function isWrong({ label, answer }: Judged): boolean {
  return label !== answer.label;
}

/** The surest (direction 1) or the least sure (−1). */
function extreme(judged: readonly Judged[], direction: 1 | -1): Judged {
  const sureness = ({ answer }: Judged) => direction * Math.abs(answer.value);
  return judged.reduce((best, next) => (sureness(next) > sureness(best) ? next : best));
}
