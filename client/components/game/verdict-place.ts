import type { Verdict } from '#shared/engine/index.ts';

const STEPS = 5;
/** A label's width, so that two do not lie on each other. */
const LABEL_PX = 52;

/** Where a verdict stands on its meter, from 0 to 1: a step reaches to its end. */
export function verdictPlace(verdict: Verdict): number {
  return verdict.kind === 'percentile' ? verdict.rank : verdict.step / STEPS;
}

/** Which tests have room for their name: the last one always, earlier ones where no later name is near. */
export function labelledTests(places: readonly number[]): ReadonlySet<number> {
  const named = new Set<number>();
  for (let test = places.length - 1; test >= 0; test--) {
    if ([...named].every((other) => Math.abs(places[other]! - places[test]!) >= LABEL_PX)) named.add(test);
  }
  return named;
}
