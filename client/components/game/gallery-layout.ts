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

/** A plane to lay tiles on: as large as they can be, of sizes from large to small. */
export interface GalleryPlane extends Omit<GalleryBox, 'tile'> {
  readonly tiles: readonly number[];
}

export interface TilePlace {
  /** Of the tile's upper left corner. */
  readonly left: number;
  readonly top: number;
}

export interface Gallery {
  readonly tile: number;
  readonly places: readonly TilePlace[];
}

/** From surely forged to surely real: the outer stops. */
const RANGE = { from: 0.1, to: 0.9 };
const PASSES = 800;
/** Each so many passes those that are still too near leave their column: it may be longer than the plane is high. */
const SIDESTEP = 13;
/** How far a tile's middle keeps from a line that it must not cross. */
const OFF_LINE = 2;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Tiles stand at (people, network) of a plane from 10 to 90 % and are pushed apart until none touches another, but never
 * over a middle line: who took what for real can be read from where it stands. Where that leaves too little room, they are
 * smaller. The same items give the same places.
 */
export function galleryPlaces(items: readonly JudgedPlace[], { tiles, ...plane }: GalleryPlane): Gallery {
  const [tile, ...smaller] = tiles;
  const { places, haveRoom } = placesOf(items, { ...plane, tile: tile! });
  if (haveRoom || smaller.length === 0) return { tile: tile!, places };
  return galleryPlaces(items, { ...plane, tiles: smaller });
}

/** Where an item's tile would stand alone. */
export function ownPlace({ people, network }: JudgedPlace, box: Omit<GalleryBox, 'gap'>): TilePlace {
  return {
    left: along(people) * (box.width - box.tile),
    top: (1 - along(network)) * (box.height - box.tile),
  };
}

/** Where a share lies between the outer stops, from 0 to 1. */
function along(share: number): number {
  return Math.min(1, Math.max(0, (share - RANGE.from) / (RANGE.to - RANGE.from)));
}

function placesOf(
  items: readonly JudgedPlace[],
  box: GalleryBox,
): { readonly places: readonly TilePlace[]; readonly haveRoom: boolean } {
  const places: Movable[] = [];
  for (const item of items) {
    const own = ownPlace(item, box);
    const within = {
      left: sideOf(own.left, box.width - box.tile),
      top: sideOf(own.top, box.height - box.tile),
    };
    const before = places.filter(({ own: { left, top } }) => left === own.left && top === own.top).length;
    const away = spiral(before, box.tile + box.gap);
    const [left, top] = [inside(within.left, own.left + away.x), inside(within.top, own.top + away.y)];
    places.push({ own, within, left, top });
  }
  let pass = 0;
  while (pass < PASSES && pushApart(places, box, pass)) pass++;
  return { places: places.map(({ left, top }) => ({ left, top })), haveRoom: pass < PASSES };
}

interface Range {
  readonly least: number;
  readonly most: number;
}

/** Its own half; who stands on the line itself has no side. */
function sideOf(at: number, most: number): Range {
  const middle = most / 2;
  if (Math.abs(at - middle) < 1e-6) return { least: 0, most };
  return at < middle
    ? { least: 0, most: Math.max(at, middle - OFF_LINE) }
    : { least: Math.min(at, middle + OFF_LINE), most };
}

/** Those of one place begin around it: pushing a heap apart takes long. */
function spiral(index: number, step: number): { readonly x: number; readonly y: number } {
  const [turn, radius] = [index * GOLDEN_ANGLE, 0.6 * step * Math.sqrt(index)];
  return { x: radius * Math.cos(turn), y: radius * Math.sin(turn) };
}

function inside({ least, most }: Range, at: number): number {
  return Math.min(most, Math.max(least, at));
}

interface Movable {
  left: number;
  top: number;
  readonly own: TilePlace;
  readonly within: { readonly left: Range; readonly top: Range };
}

/** True as long as two tiles were too near. Tiles of one place part by their order. */
function pushApart(places: Movable[], { tile, gap }: GalleryBox, pass: number): boolean {
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
      const push = ((isSideways ? dx : dy) >= 0 ? 1 : -1) * ((isSideways ? overX : overY) / 2);
      part(one, other, isSideways ? 'left' : 'top', push);
    }
  }
  return hasPushed;
}

/** Whoever stands at an edge or at a line leaves the whole way to the other. */
function part(one: Movable, other: Movable, axis: 'left' | 'top', push: number): void {
  const [{ within: oneWithin }, { within: otherWithin }] = [one, other];
  const oneTo = inside(oneWithin[axis], one[axis] - push);
  const otherTo = inside(otherWithin[axis], other[axis] + push);
  const oneMissing = push - (one[axis] - oneTo);
  const otherMissing = push - (otherTo - other[axis]);
  one[axis] = inside(oneWithin[axis], oneTo - otherMissing);
  other[axis] = inside(otherWithin[axis], otherTo + oneMissing);
}
