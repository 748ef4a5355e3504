/** A new hidden layer starts like the last one. */
const FIRST_LAYER = 4;

export function withDepth(hiddenLayers: readonly number[], depth: number): readonly number[] {
  const added = hiddenLayers.at(-1) ?? FIRST_LAYER;
  return Array.from({ length: depth }, (_, layer) => hiddenLayers[layer] ?? added);
}

/** A choice for each key of a group of words. */
export function named<Key extends string>(
  group: Readonly<Record<Key, string>>,
): readonly (readonly [Key, string])[] {
  return Object.entries(group) as [Key, string][];
}

/** The usual choices, and the one in use if it is none of them. */
export function withChoice(choices: readonly number[], value: number): readonly number[] {
  return choices.includes(value) ? choices : [...choices, value].sort((a, b) => a - b);
}
