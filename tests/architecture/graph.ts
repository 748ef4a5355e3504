import type { Import } from './imports.ts';

/** Circles of files that need each other when they run, as `a, b, a`. Types are gone by then. */
export function cyclesOf(imports: readonly Import[]): string[][] {
  const graph = graphOf(imports);
  const cycles: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) cycles.push([...way.slice(way.indexOf(file)), file]);
    if (done.has(file) || way.includes(file)) return;
    graph.get(file)?.forEach((next) => visit(next, [...way, file]));
    done.add(file);
  };
  [...graph.keys()].forEach((file) => visit(file, []));
  return cycles;
}

/** The shortest way of imports from any of `starts` to `goal`, if there is one. */
export function wayTo(
  goal: string,
  starts: readonly string[],
  imports: readonly Import[],
): string[] | undefined {
  const graph = graphOf(imports);
  const ways = starts.map((start) => [start]);
  const seen = new Set(starts);
  for (const way of ways) {
    const file = way.at(-1)!;
    if (file === goal) return way;
    for (const next of graph.get(file) ?? []) {
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  }
  return undefined;
}

function graphOf(imports: readonly Import[]): Map<string, string[]> {
  const graph = new Map<string, string[]>();
  for (const { from, to, isType } of imports) {
    if (!isType) graph.set(from, [...(graph.get(from) ?? []), to]);
  }
  return graph;
}
