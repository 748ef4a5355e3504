import type { DataSet } from '#shared/engine/index.ts';
import type { ExampleId, HardExample } from '#shared/protocol/session-view.ts';

/** Before so many visits a network knows nothing to be surprised of. */
const FEWEST_VISITS = 3;
const MOST_HARDEST = 24;

interface Visits {
  count: number;
  /** The sum over all visits of each class's probability. */
  readonly shares: Float64Array;
}

/**
 * How probable a network found each class each time that it was about to learn from an example. One whose label stays
 * improbable on average is hard, or its label is wrong, even where it is known by heart in the end. Swayamdipta et al. 2020.
 */
export class ExampleWatch {
  readonly #visits = new Map<ExampleId, Visits>();

  /** `answers`: a logit for each class, as of before the update. */
  note(id: ExampleId, answers: Float32Array): void {
    const known = this.#visits.get(id);
    const visits = known ?? { count: 0, shares: new Float64Array(answers.length) };
    if (!known) this.#visits.set(id, visits);
    visits.count += 1;
    addShares(visits.shares, answers);
  }

  /** The examples of `data` whose labels were the least probable on average, the hardest first. */
  hardest(data: DataSet): HardExample[] {
    const hard: HardExample[] = [];
    for (const [id, { count, shares }] of this.#visits) {
      if (!data.has(id)) this.#visits.delete(id);
      else if (count >= FEWEST_VISITS) {
        const share = shares[largest(data.targetOf(id))]! / count;
        insert(hard, { id, share: rounded(share), guess: largest(shares) });
      }
    }
    return hard;
  }
}

/** Where it belongs among the hardest, if it does; those equally hard stay in the order of their coming. */
function insert(hard: HardExample[], example: HardExample): void {
  const place = hard.findIndex(({ share }) => example.share < share);
  if (place >= 0) hard.splice(place, 0, example);
  else hard.push(example);
  hard.length = Math.min(hard.length, MOST_HARDEST);
}

/** Softmax: pₖ = exp(zₖ − max z) / Σ exp(zⱼ − max z) */
function addShares(shares: Float64Array, logits: Float32Array): void {
  const most = logits.reduce((found, logit) => Math.max(found, logit), -Infinity);
  const powers = Array.from(logits, (logit) => Math.exp(logit - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  powers.forEach((power, label) => (shares[label]! += power / total));
}

function largest(values: ArrayLike<number>): number {
  let best = 0;
  for (let index = 1; index < values.length; index++) if (values[index]! > values[best]!) best = index;
  return best;
}

function rounded(share: number): number {
  return Math.round(share * 1000) / 1000;
}
