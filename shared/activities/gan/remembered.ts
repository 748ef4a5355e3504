import type { GanState } from './state.ts';

/**
 * `compute`, only once for one and the same items and `others`: what comes of all bets is dear, and several viewers ask for
 * it many times a second.
 */
export function remembered<Result>(
  compute: (state: GanState) => Result,
  othersOf: (state: GanState) => readonly unknown[],
): (state: GanState) => Result {
  const known = new WeakMap<
    GanState['items'],
    { readonly others: readonly unknown[]; readonly result: Result }
  >();
  return (state) => {
    const others = othersOf(state);
    const before = known.get(state.items);
    if (before?.others.every((part, index) => part === others[index])) return before.result;
    const result = compute(state);
    known.set(state.items, { others, result });
    return result;
  };
}
