import type { GalleryBox, TilePlace } from './gallery-layout.ts';

/**
 * Tiles by one share, from 0.1 at the left to 0.9: each as near to its place as the rows allow, from the left. Where there
 * are too many, the last ones are pushed back from the right edge.
 */
export function lanePlaces(shares: readonly number[], { width, height, tile, gap }: GalleryBox): TilePlace[] {
  const step = tile + gap;
  const rows = Math.max(1, Math.floor((height + gap) / step));
  const most = width - tile;
  const order = shares.map((_, index) => index).sort((one, other) => shares[one]! - shares[other]!);
  const lines: number[][] = Array.from({ length: rows }, () => []);
  const lefts = shares.map((share) => most * Math.min(1, Math.max(0, (share - 0.1) / 0.8)));
  for (const index of order) {
    const free = lines.find((line) => endOf(line) <= lefts[index]!);
    const line = free ?? lines.reduce((best, other) => (endOf(other) < endOf(best) ? other : best));
    lefts[index] = Math.max(lefts[index]!, endOf(line));
    line.push(index);
  }
  lines.forEach((line) => {
    line.toReversed().reduce((edge, index) => (lefts[index] = Math.min(lefts[index]!, edge)) - step, most);
  });
  const top = (height - rows * step + gap) / 2;
  return lefts.map((left, index) => ({
    left,
    top: top + step * lines.findIndex((line) => line.includes(index)),
  }));

  /** Where the next tile of a row may begin. */
  function endOf(line: readonly number[]): number {
    const last = line.at(-1);
    return last === undefined ? 0 : lefts[last]! + step;
  }
}
