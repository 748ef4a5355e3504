import { inkInput } from '#shared/activities/gan/ink.ts';
import { GAN_LIMITS } from '#shared/activities/gan/limits.ts';
import { readyMadeInk } from '#shared/activities/gan/ready-made.ts';
import type { House } from '#shared/activities/gan/state.ts';
import type { TeacherGanView, TeacherItem } from '#shared/activities/gan/view-types.ts';
import { coarseFeatures } from '#shared/drawings/coarse-features.ts';
import { diversity, frechetDistance, twoSampleAccuracy } from '#shared/engine/index.ts';

/** Squares of pixels: coarse ones for distances of clouds, fine ones for neighbours. */
const COARSE = 7;
const FINE = 4;

/** What a game came to, round by round: scores, and how far forgeries are from real drawings. */
export function figuresOf(view: TeacherGanView): Readonly<Record<string, unknown>> {
  const { results, items, houses, films } = view;
  const collections = houses.map((house) => collectionOf(view, house));
  return {
    rounds: results.map((result, index) => ({
      ...result,
      forgeries: houses.map((house) => {
        const forged = Object.values(items).filter(
          (item) => item.isForged && item.house === house && item.round === index + 1,
        );
        const by = (maker: TeacherItem['maker']) => inksOf(forged.filter((item) => item.maker === maker));
        return {
          seats: compared(collections[house]!, by('seat')),
          network: compared(collections[house]!, by('network')),
        };
      }),
    })),
    generators: films.map((film) => {
      const last = film.at(-1);
      return last && { ...last, samples: undefined };
    }),
  };
}

/** What a house's networks learn from: what was drawn, and, once its card is open, what was ready-made after it. */
function collectionOf({ items, reveal }: TeacherGanView, house: House): readonly Float32Array[] {
  const drawn = inksOf(Object.values(items).filter((item) => !item.isForged && item.house === house));
  const card = reveal?.cards?.[house];
  const missing = card === undefined ? 0 : Math.max(0, GAN_LIMITS.collection - drawn.length);
  return [
    ...drawn,
    ...Array.from({ length: missing }, (_, index) => inkInput(readyMadeInk(card!, true, index))),
  ];
}

function inksOf(items: readonly TeacherItem[]): readonly Float32Array[] {
  return items.map(({ ink }) => inkInput(ink));
}

/** Null where there are too few to say anything. */
function compared(real: readonly Float32Array[], forged: readonly Float32Array[]) {
  const count = Math.min(real.length, forged.length);
  if (count < 3) return null;
  return {
    count: forged.length,
    frechet: rounded(
      frechetDistance(coarseFeatures(real, COARSE), coarseFeatures(forged, COARSE), { ridge: 1e-3 }),
    ),
    nearestNeighbour: rounded(
      twoSampleAccuracy(
        coarseFeatures(real.slice(0, count), FINE),
        coarseFeatures(forged.slice(0, count), FINE),
      ),
    ),
    diversity: rounded(diversity(coarseFeatures(real, FINE), coarseFeatures(forged, FINE))),
  };
}

function rounded(value: number): number {
  return Math.round(1000 * value) / 1000;
}
