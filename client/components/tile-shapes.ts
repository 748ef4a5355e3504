/** The seven shapes of a seat's tile in a box of 34, in the order of `SeatView.shape`. */
export const TILE_SHAPES: readonly string[] = [
  'M7 17a10 10 0 1 0 20 0a10 10 0 1 0 -20 0z',
  'M8.5 8.5h17v17h-17z',
  'M17 5.5l11.5 11.5l-11.5 11.5l-11.5 -11.5z',
  'M13.5 6.5h7v7h7v7h-7v7h-7v-7h-7v-7h7z',
  'M6.5 9h21l-10.5 18.5z',
  'M17 5.2l3.5 7.6l8.3 1l-6.1 5.7l1.6 8.2l-7.3 -4.1l-7.3 4.1l1.6 -8.2l-6.1 -5.7l8.3 -1z',
  'M21.5 7a10.5 10.5 0 1 0 0 20a12.4 12.4 0 0 1 0 -20z',
];
