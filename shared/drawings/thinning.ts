/**
 * A drawing's lines, one pixel thick: ink is taken away from the outside as long as nothing breaks. `isInk` and the result
 * have one number for each pixel of a square, 1 for ink; ink at its edge is paper. Zhang and Suen 1984.
 */
export function thinned(isInk: Uint8Array, side: number): Uint8Array {
  const ink = isInk.map((value, place) => (isAtEdge(place, side) ? 0 : value));
  let places = Array.from(ink.keys()).filter((place) => ink[place] === 1);
  for (let before = Infinity; places.length < before;) {
    before = places.length;
    for (const pass of [0, 1] as const) places = peel(ink, side, places, pass);
  }
  return ink;
}

/** The lines that leave a pixel: how often paper is followed by ink on the way around it. Not for one at the edge. */
export function linesFrom(ink: Uint8Array, side: number, place: number): number {
  let count = 0;
  let before = ink[place - side - 1];
  for (let index = 0; index < 8; index++) {
    const next = ink[place + RIGHT[index] + DOWN[index] * side];
    if (before === 0 && next === 1) count++;
    before = next;
  }
  return count;
}

/** The eight pixels around one, clockwise from the one above. */
const RIGHT = [0, 1, 1, 1, 0, -1, -1, -1];
const DOWN = [-1, -1, 0, 1, 1, 1, 0, -1];

function isAtEdge(place: number, side: number): boolean {
  const column = place % side;
  return column === 0 || column === side - 1 || place < side || place >= side * (side - 1);
}

/** One half of a round: pass 0 peels at the right and below, pass 1 at the left and above. → the places that stay */
function peel(ink: Uint8Array, side: number, places: readonly number[], pass: 0 | 1): number[] {
  const isGone = places.map((place) => isLoose(ink, side, place, pass));
  isGone.forEach((gone, index) => {
    if (gone) ink[places[index]] = 0;
  });
  return places.filter((_, index) => !isGone[index]);
}

function isLoose(ink: Uint8Array, side: number, place: number, pass: 0 | 1): boolean {
  const [above, right, below, left] = [
    ink[place - side],
    ink[place + 1],
    ink[place + side],
    ink[place - 1],
  ] as const;
  const isOuter =
    pass === 0
      ? above * right * below === 0 && right * below * left === 0
      : above * right * left === 0 && above * below * left === 0;
  if (!isOuter) return false;
  const corners =
    ink[place - side - 1] + ink[place - side + 1] + ink[place + side - 1] + ink[place + side + 1];
  const count = above + right + below + left + corners;
  return count >= 2 && count <= 6 && linesFrom(ink, side, place) === 1;
}
