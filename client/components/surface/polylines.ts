/** Loose pieces [x₁, y₁, x₂, y₂, …] joined end to end, so that a dash runs on along the whole line. */
export function polylines(pieces: readonly number[]): number[][] {
  const ends = new Map<number, number[]>();
  for (let piece = 0; piece < pieces.length / 4; piece++)
    for (const end of [0, 1]) {
      const key = keyOf(pieces, piece, end);
      const there = ends.get(key);
      if (there) there.push(piece);
      else ends.set(key, [piece]);
    }
  const used = new Set<number>();
  const lines: number[][] = [];
  // Open lines first, from an end; what then is left are rings.
  for (const isOpen of [true, false])
    for (let piece = 0; piece < pieces.length / 4; piece++)
      for (const end of [0, 1])
        if (!used.has(piece) && (!isOpen || ends.get(keyOf(pieces, piece, end))!.length === 1))
          lines.push(follow(pieces, piece, end, ends, used));
  return lines;
}

function follow(
  pieces: readonly number[],
  start: number,
  startEnd: number,
  ends: ReadonlyMap<number, readonly number[]>,
  used: Set<number>,
): number[] {
  const line = pointOf(pieces, start, startEnd);
  let piece: number | undefined = start;
  let end = startEnd;
  while (piece !== undefined) {
    used.add(piece);
    line.push(...pointOf(pieces, piece, 1 - end));
    const key = keyOf(pieces, piece, 1 - end);
    piece = ends.get(key)!.find((other) => !used.has(other));
    if (piece !== undefined) end = keyOf(pieces, piece, 0) === key ? 0 : 1;
  }
  return line;
}

function pointOf(pieces: readonly number[], piece: number, end: number): number[] {
  const at = piece * 4 + end * 2;
  return [pieces[at]!, pieces[at + 1]!];
}

/** Ends that are the same to a 16,384th of a grid cell have the same key: a grid has fewer than 1,024 cells a side. */
function keyOf(pieces: readonly number[], piece: number, end: number): number {
  const at = piece * 4 + end * 2;
  return Math.round(pieces[at]! * 2 ** 14) * 2 ** 24 + Math.round(pieces[at + 1]! * 2 ** 14);
}
