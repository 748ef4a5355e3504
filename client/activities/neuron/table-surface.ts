import type { Network } from '#shared/engine/index.ts';

/** Points of a table's surface to each side. */
export const SIDE = 41;

/** Inputs are 0 and 1, or between −1 and 1: all of them and a little around. */
const FROM = -1.1;
const TO = 1.6;

let grid: Float32Array | undefined;

/** What a network of two inputs answers over the plane, in a field of its own. Row 0 is the upper edge. */
export function surfaceOf(network: Network): Float32Array {
  grid ??= gridOfInputs();
  return network.predict(grid, SIDE * SIDE).slice();
}

/** From 0 to 1 of the surface's side, from its upper left corner. */
export function placeOnSurface([x = 0, y = 0]: readonly number[]): {
  readonly x: number;
  readonly y: number;
} {
  return { x: (x - FROM) / (TO - FROM), y: (TO - y) / (TO - FROM) };
}

function gridOfInputs(): Float32Array {
  const inputs = new Float32Array(SIDE * SIDE * 2);
  for (let row = 0; row < SIDE; row++)
    for (let column = 0; column < SIDE; column++) {
      const at = (row * SIDE + column) * 2;
      inputs[at] = FROM + ((TO - FROM) * column) / (SIDE - 1);
      inputs[at + 1] = TO - ((TO - FROM) * row) / (SIDE - 1);
    }
  return inputs;
}
