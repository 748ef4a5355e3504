/** Results that are kept for one and the same object: of more than these the oldest goes. */
const MOST_KNOWN = 8;

interface Known<Result> {
  readonly parts: readonly unknown[];
  readonly result: Result;
}

/**
 * `compute`, only once for the same parts of what it is given: what comes of all bets is dear, and several viewers ask for
 * it many times a second. It is forgotten with the first part.
 */
export function remembered<Given extends readonly unknown[], Result>(
  compute: (...given: Given) => Result,
  partsOf: (...given: Given) => readonly [object, ...unknown[]],
): (...given: Given) => Result {
  const known = new WeakMap<object, readonly Known<Result>[]>();
  return (...given) => {
    const [owner, ...parts] = partsOf(...given);
    const before = known.get(owner) ?? [];
    const found = before.find((one) => one.parts.every((part, index) => part === parts[index]));
    if (found) return found.result;
    const result = compute(...given);
    known.set(owner, [...before, { parts, result }].slice(-MOST_KNOWN));
    return result;
  };
}
