import type { Network } from '#shared/engine/network.ts';
import { type CaseArray, type Difference, relativeError } from './case-file.ts';
import type { CaseParameter } from './layers-of.ts';

type Arrays = Readonly<Record<string, CaseArray>>;

/** For each of the file's arrays, pairs of a place in it and the place in our run; a file may hold more than we do. */
export type Places = ReadonlyMap<string, readonly (readonly [theirs: number, ours: number])[]>;

export function placesOf(network: Network, named: readonly (readonly CaseParameter[])[]): Places {
  const places = new Map<string, [number, number][]>();
  network.plan.layers.forEach((layer, index) => {
    layer.parameters.forEach(({ rows, columns, gates, offset, stride }, part) => {
      const { key, theirs } = named[index][part];
      const pairs: [number, number][] = [];
      for (let row = 0; row < rows; row++) {
        for (let gate = 0; gate < gates; gate++) {
          for (let column = 0; column < columns; column++) {
            const ours = offset + row * stride + (gate * stride) / gates + column;
            pairs.push([theirs(row, column, gate), ours]);
          }
        }
      }
      places.set(key, pairs);
    });
  });
  return places;
}

export function writeAll(places: Places, run: Float32Array, arrays: Arrays): void {
  for (const [key, pairs] of places) for (const [theirs, ours] of pairs) run[ours] = arrays[key].data[theirs];
}

export function compareAll(prefix: string, places: Places, run: Float32Array, arrays: Arrays): Difference[] {
  return Array.from(places, ([key, pairs]) => ({
    what: prefix + key,
    error: relativeError(
      pairs.map(([, ours]) => run[ours]),
      pairs.map(([theirs]) => arrays[key].data[theirs]),
    ),
  }));
}
