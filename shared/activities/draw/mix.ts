/** A number in [0, 2³²) that looks drawn by lot, always the same for the same numbers. Murmur3's finalizer. */
export function mix(...numbers: readonly number[]): number {
  let mixed = 0x9e3779b9;
  for (const number of numbers) {
    mixed = Math.imul(mixed ^ number, 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    mixed ^= mixed >>> 16;
  }
  return mixed >>> 0;
}

/** A seat's number in its id: s12 is 12. */
export function seatNumber(seat: string): number {
  return Number(seat.slice(1));
}
