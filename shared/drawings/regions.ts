/** A connected part of a picture: how many pixels it has, and whether it touches the picture's edge. */
export interface Region {
  readonly size: number;
  readonly isAtEdge: boolean;
}

/**
 * Parts of the pixels that hold `value`, in a square of `side` × `side`. Ink hangs together across corners, paper only
 * along edges: so a closed line, however thin, parts the inside from the outside.
 */
export function regionsOf(pixels: Uint8Array, side: number, value: 0 | 1): Region[] {
  const isWaiting = pixels.map((pixel) => (pixel === value ? 1 : 0));
  const regions: Region[] = [];
  for (let start = 0; start < isWaiting.length; start++) {
    if (isWaiting[start] === 1) regions.push(takeRegion(isWaiting, side, start, value === 1 ? 8 : 4));
  }
  return regions;
}

/** The straight neighbours come first. */
const RIGHT = [0, 1, 0, -1, 1, 1, -1, -1];
const DOWN = [-1, 0, 1, 0, -1, 1, 1, -1];

function takeRegion(isWaiting: Uint8Array, side: number, start: number, ways: 4 | 8): Region {
  const found = [start];
  isWaiting[start] = 0;
  let isAtEdge = false;
  for (let size = 0; size < found.length; size++) {
    const x = found[size] % side;
    const y = (found[size] - x) / side;
    isAtEdge ||= x === 0 || y === 0 || x === side - 1 || y === side - 1;
    for (let way = 0; way < ways; way++) {
      const column = x + RIGHT[way];
      const row = y + DOWN[way];
      if (column < 0 || row < 0 || column >= side || row >= side) continue;
      const next = row * side + column;
      if (isWaiting[next] === 0) continue;
      isWaiting[next] = 0;
      found.push(next);
    }
  }
  return { size: found.length, isAtEdge };
}
