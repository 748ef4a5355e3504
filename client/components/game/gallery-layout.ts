export interface JudgedPlace {
  /** How real people found it in the mean, and how real the network did: from 0 to 1. */
  readonly people: number;
  readonly network: number;
}

export interface GalleryBox {
  readonly width: number;
  readonly height: number;
  readonly tile: number;
  readonly gap: number;
}

export interface TilePlace {
  /** Of the tile's upper left corner. */
  readonly left: number;
  readonly top: number;
}

/** From surely forged to surely real: the outer stops. */
const RANGE = { from: 0.1, to: 0.9 };
const PASSES = 800;
/** Each so many passes those that are still too near leave their column: it may be longer than the plane is high. */
const SIDESTEP = 13;

/**
 * Tiles stand at (people, network) of a plane from 10 to 90 % and are pushed apart until none touches another. The same
 * items give the same places.
 */
export function galleryPlaces(items: readonly JudgedPlace[], box: GalleryBox): TilePlace[] {
  const places = items.map(({ people, network }) => ({
    left: along(people) * (box.width - box.tile),
    top: (1 - along(network)) * (box.height - box.tile),
  }));
  for (let pass = 0; pass < PASSES && pushApart(places, box, pass); pass++);
  return places;
}

/** Where a share lies between the outer stops, from 0 to 1. */
function along(share: number): number {
  return Math.min(1, Math.max(0, (share - RANGE.from) / (RANGE.to - RANGE.from)));
}

interface Movable {
  left: number;
  top: number;
}

/** True as long as two tiles were too near. Tiles of one place part by their order. */
function pushApart(places: Movable[], { width, height, tile, gap }: GalleryBox, pass: number): boolean {
  const apart = tile + gap;
  const isSidestep = pass % SIDESTEP === SIDESTEP - 1;
  let hasPushed = false;
  for (const [index, one] of places.entries()) {
    for (const other of places.slice(index + 1)) {
      const [dx, dy] = [other.left - one.left, other.top - one.top];
      const [overX, overY] = [apart - Math.abs(dx), apart - Math.abs(dy)];
      if (overX <= 0.01 || overY <= 0.01) continue;
      hasPushed = true;
      const isSideways = isSidestep || overX < overY || (overX === overY && index % 2 === 0);
      const axis = isSideways ? 'left' : 'top';
      const most = (isSideways ? width : height) - tile;
      const push = ((isSideways ? dx : dy) >= 0 ? 1 : -1) * ((isSideways ? overX : overY) / 2);
      part(one, other, axis, push, most);
    }
  }
  return hasPushed;
}

/** Whoever stands at the edge leaves the whole way to the other. */
function part(one: Movable, other: Movable, axis: 'left' | 'top', push: number, most: number): void {
  const within = (at: number): number => Math.min(most, Math.max(0, at));
  const [oneTo, otherTo] = [within(one[axis] - push), within(other[axis] + push)];
  const oneMissing = push - (one[axis] - oneTo);
  const otherMissing = push - (otherTo - other[axis]);
  one[axis] = within(oneTo - otherMissing);
  other[axis] = within(otherTo + oneMissing);
}
