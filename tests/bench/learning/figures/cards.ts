import { augment } from '#shared/drawings/augment.ts';
import { blank, denseFill, scribble, speckle } from '#shared/drawings/decoys.ts';
import { drawingOf } from '#shared/drawings/drawing.ts';
import { compile, createRandom, type Kernels, Referee } from '#shared/engine/index.ts';
import { type CardName, CARDS_OF, SUBJECTS } from '#shared/activities/gan/cards/cards.ts';
import { inkInput } from '#shared/activities/gan/ink.ts';
import { refereeSpec } from '#shared/activities/gan/networks.ts';
import { readyMadeInk } from '#shared/activities/gan/ready-made.ts';
import type { Figure, Reading } from '../figure.ts';

const SAMPLES = 150;
const SHEETS = 60;
const ITERATIONS = 500;
/** Twelve cards are slow enough. */
const SEEDS = 2;

/** A style card is fair if its trait can be learned from 150 drawings, and not without ever going wrong. */
export const cards: Figure = {
  name: 'cards',
  about: `referee on ${SAMPLES} ready-made drawings, half of them with a style card's trait, after cropping and centring, ${ITERATIONS} iterations; how many of ${SAMPLES} others each way it tells apart at its best threshold`,
  measure({ kernels, seeds }) {
    return SUBJECTS.flatMap((subject) =>
      CARDS_OF[subject].flatMap((card): Reading[] => {
        const values = seeds.slice(0, SEEDS).map((seed) => toldApart(kernels, card, seed));
        const name = `card ${card}`;
        return [
          { name, values, target: { atLeast: 0.6 } },
          { name: `${name} (not too easy)`, values, target: { atMost: 0.95 } },
        ];
      }),
    );
  },
};

function toldApart(kernels: Kernels, card: CardName, seed: number): number {
  const random = createRandom(seed, 3);
  const drawn = (hasTrait: boolean, count: number, from: number) =>
    many(count, (index) => inkInput(readyMadeInk(card, hasTrait, 10_000 * seed + from + index)));
  const network = compile(refereeSpec({ isCheap: false }, seed), { kernels, rows: 1 });
  const judge = new Referee({
    network,
    reals: drawn(true, SAMPLES / 2, 0),
    decoys: [
      drawn(false, SAMPLES / 2, 0),
      ...[blank, denseFill, scribble, speckle].map((draw) => many(SHEETS, () => draw(random))),
    ],
    seed,
    vary: (ink, chance) => augment(drawingOf(Float32Array.from(ink)), chance).ink,
  });
  for (let iteration = 0; iteration < ITERATIONS; iteration++) judge.iterate();
  const [real, forged] = [true, false].map((hasTrait) =>
    drawn(hasTrait, SAMPLES, 5000).map((ink) => judge.verdictOn(ink)),
  ) as [number[], number[]];
  for (const part of [judge, network]) part.free();
  return bestAccuracy(real, forged);
}

function bestAccuracy(real: readonly number[], forged: readonly number[]): number {
  const rightAt = (threshold: number) =>
    real.filter((score) => score >= threshold).length + forged.filter((score) => score < threshold).length;
  const best = Math.max(...[...real, ...forged].map(rightAt));
  return best / (real.length + forged.length);
}

function many<Value>(count: number, make: (index: number) => Value): Value[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
