import fc from 'fast-check';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { galleryPlaces } from '#client/components/game/gallery-layout.ts';
import { lanePlaces } from '#client/components/game/lane-layout.ts';
import JudgedGallery from '#client/components/game/JudgedGallery.svelte';
import { locale } from '#client/locales/locale.svelte.ts';

const box = { width: 592, height: 572, tiles: [62, 54, 46, 38, 30], gap: 3 };
const share = fc.integer({ min: 10, max: 90 }).map((percent) => percent / 100);
const items = fc.array(fc.record({ people: share, network: share }), { maxLength: 24 });

function expectApart(judged: Parameters<typeof galleryPlaces>[0]): void {
  const { tile, places } = galleryPlaces(judged, box);
  expect(places).toHaveLength(judged.length);
  for (const [index, { left, top }] of places.entries()) {
    expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
    expect(left).toBeLessThanOrEqual(box.width - tile);
    expect(top).toBeLessThanOrEqual(box.height - tile);
    for (const other of places.slice(index + 1)) {
      const away = Math.max(Math.abs(other.left - left), Math.abs(other.top - top));
      expect(away).toBeGreaterThan(tile);
    }
  }
}

function expectOwnSides(judged: Parameters<typeof galleryPlaces>[0]): void {
  const { tile, places } = galleryPlaces(judged, box);
  for (const [index, { people, network }] of judged.entries()) {
    const x = places[index]!.left + tile / 2 - box.width / 2;
    const y = box.height / 2 - places[index]!.top - tile / 2;
    if (people !== 0.5) expect(x * (people - 0.5)).toBeGreaterThan(0);
    if (network !== 0.5) expect(y * (network - 0.5)).toBeGreaterThan(0);
  }
}

test('no two of 24 tiles touch, and none leaves the plane', () => {
  fc.assert(fc.property(items, expectApart), { numRuns: 200 });
});

test('every tile stands on the side of each middle line that its judges took', () => {
  fc.assert(fc.property(items, expectOwnSides), { numRuns: 200 });
});

test('24 in one corner have room there, and are as large as that allows', () => {
  const corner = Array.from({ length: 24 }, (_, index) => ({ people: 0.8, network: 0.6 + 0.01 * index }));
  expectApart(corner);
  expectOwnSides(corner);
  expect(galleryPlaces(corner, box).tile).toBeGreaterThanOrEqual(46);
});

test('neither do they where people are all of one opinion and the network is not', () => {
  const networks = fc.array(share, { minLength: 10, maxLength: 24 });
  const column = fc.tuple(fc.constantFrom(0.1, 0.3, 0.5, 0.9), networks);
  const judge = ([people, said]: readonly [number, readonly number[]]): void =>
    expectApart(said.map((network) => ({ people, network })));
  fc.assert(fc.property(column, judge), { numRuns: 200 });
});

test('what both take for real stands at the upper right, alone exactly there', () => {
  expect(galleryPlaces([{ people: 0.9, network: 0.9 }], box).places).toEqual([{ left: 530, top: 0 }]);
  expect(galleryPlaces([{ people: 0.5, network: 0.1 }], box).places).toEqual([{ left: 265, top: 510 }]);
});

test('24 of one opinion still find a place each', () => {
  const same = Array.from({ length: 24 }, () => ({ people: 0.5, network: 0.5 }));
  const places = galleryPlaces(same, box).places.map(
    ({ left, top }) => `${Math.round(left)} ${Math.round(top)}`,
  );
  expect(new Set(places).size).toBe(24);
});

test('a face-down drawing shows nothing of itself, and each tile says what it is', async () => {
  await locale.choose('en');
  const { container } = await render(JudgedGallery, {
    items: [
      { id: 1, people: 0.3, network: 0.7, isForged: true, pixels: new Uint8Array(784) },
      { id: 2, people: 0.8, network: 0.6, isForged: false },
    ],
    width: 592,
    height: 572,
    networkSays: 'the network says',
    peopleSay: 'people say',
    real: (percent: string) => `${percent} real`,
    said: ({ isForged }: { isForged: boolean }) => (isForged ? 'forged' : 'real, face down'),
  });
  const tiles = [...container.querySelectorAll('li')];
  expect(tiles.map((tile) => tile.getAttribute('aria-label'))).toEqual(['forged', 'real, face down']);
  expect(tiles.map((tile) => tile.querySelectorAll('canvas').length)).toEqual([1, 0]);
});

test('in a lane, too, no two tiles touch, and the order is that of the shares', () => {
  const lane = { width: 940, height: 138, tile: 62, gap: 3 };
  fc.assert(
    fc.property(fc.array(share, { maxLength: 26 }), (shares) => {
      const places = lanePlaces(shares, lane);
      for (const [index, { left, top }] of places.entries()) {
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(lane.width - lane.tile);
        for (const other of places.slice(index + 1)) {
          const away = Math.max(Math.abs(other.left - left), Math.abs(other.top - top));
          expect(away).toBeGreaterThanOrEqual(lane.tile);
        }
      }
    }),
    { numRuns: 200 },
  );
  expect(lanePlaces([0.9, 0.1, 0.5], lane).map(({ left }) => left)).toEqual([878, 0, 439]);
});
