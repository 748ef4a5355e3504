/** A real drawing that a generator and its discriminator do not learn from: they are measured on it. */
export function isHeldOutOfPair(id: number): boolean {
  return id % 8 === 3;
}

/** The referee that learns from a real drawing; the other one may judge it: cross-fitting. */
export function foldOf(id: number): 'referee' | 'hidden' {
  return id % 2 === 0 ? 'referee' : 'hidden';
}
