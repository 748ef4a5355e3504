import { generatorSpec, LATENT } from '#shared/activities/gan/networks.ts';
import { inkInput, packInk } from '#shared/activities/gan/ink.ts';
import { judgedInk } from '#shared/activities/gan/rasterized.ts';
import type { PackedInk } from '#shared/activities/gan/state.ts';
import { blank, denseFill, scribble, speckle } from '#shared/drawings/decoys.ts';
import { compile, createRandom, followSlope, type Kernels, type Random } from '#shared/engine/index.ts';
import type { DrawingClass } from '../drawings/drawing-set.ts';
import { shuffled } from '../drawings/split.ts';
import { type Bench, type Figure, mean } from '../figure.ts';
import { GameHouse } from './game-house.ts';
import { subjectsOf, toldApart, verdictReadings } from './verdicts.ts';

const REAL = 150;
const SHEETS = 100;
const BOTS = 20;
/** Bots have more tests than a student, and know no drawing: they ink where the overlay says "more". */
const FOLLOWING = { tests: 10, inputsATest: 25 };
/** One more seed says no more, and a game is long. */
const SEEDS = 3;

/** The game's own referees, as its authority trains them before the first forgeries and up to the last. */
export const game: Figure = {
  name: 'game',
  about: `both referees of a house of ${REAL} drawings, trained by the game itself while the first forgeries are drawn, and (last) three rounds long`,
  measure(bench) {
    const subjects = subjectsOf(bench);
    const runs = bench.seeds.slice(0, SEEDS).map((seed) => {
      const subject = subjects[(seed - 1) % subjects.length];
      return judged(bench, subject, subjects, seed);
    });
    return verdictReadings('game', runs, {
      forged: ['a network’s forgeries', { atMost: 0.25 }],
      forgedHidden: ['a network’s forgeries, by the hidden referee', { atMost: 0.25 }],
      forgedLast: ['a network’s forgeries, last', { atMost: 0.25 }],
      realLast: ['held-out real drawings, last', { atLeast: 0.65 }],
    });
  },
};

function judged(
  { kernels, sheet }: Bench,
  subject: DrawingClass,
  subjects: readonly DrawingClass[],
  seed: number,
) {
  const all = shuffled(subject.drawings, createRandom(seed)).map(({ ink }) => packed(ink));
  const seen = Math.min(REAL, Math.floor(0.75 * all.length));
  const others = subjects.filter((other) => other !== subject).flatMap(({ drawings }) => drawings);
  const house = new GameHouse(kernels, all.slice(0, seen), seed);
  house.playToFirstForgeries();
  const random = createRandom(seed, 9);
  const many = (draw: (random: Random) => Float32Array) =>
    Array.from({ length: SHEETS }, () => packed(draw(random)));
  const [heldOut, forged] = [all.slice(seen, seen + SHEETS), forgeries(kernels, house, random)];
  const byOverlay = { inputs: 28 * 28, slopeAt: (ink: Float32Array) => house.overlayOf(packed(ink)) };
  const bots = Array.from({ length: BOTS }, () => packed(followSlope(byOverlay, FOLLOWING, random)));
  const real = house.scores('referee', heldOut);
  const faked = house.scores('referee', forged);
  if (seed === 1) sheet(`game-${subject.name}`, [...heldOut, ...forged].map(inkInput));
  if (seed === 1) sheet(`game-bots-${subject.name}`, bots.map(inkInput));
  const first = {
    real: mean(real),
    blank: mean(house.scores('referee', many(blank))),
    fill: mean(house.scores('referee', many(denseFill))),
    scribble: mean(house.scores('referee', many(scribble))),
    speckle: mean(house.scores('referee', many(speckle))),
    others: mean(
      house.scores(
        'referee',
        shuffled(others, random)
          .slice(0, SHEETS)
          .map(({ ink }) => packed(ink)),
      ),
    ),
    forged: mean(faked),
    forgedHidden: mean(house.scores('hidden', forged)),
    told: toldApart(real, faked),
    botsSeen: mean(house.scores('referee', bots)),
    botsHidden: mean(house.scores('hidden', bots)),
  };
  house.playToLastForgeries();
  const last = {
    realLast: mean(house.scores('referee', heldOut)),
    forgedLast: mean(house.scores('referee', forgeries(kernels, house, random))),
  };
  house.free();
  return { ...first, ...last };
}

/** What the generator of now draws from latents that nobody has used, as judges see it. */
function forgeries(kernels: Kernels, house: GameHouse, random: Random): PackedInk[] {
  const generator = compile(generatorSpec({ isCheap: false }, 0), { kernels, rows: 1 });
  generator.setParameters(house.generatorWeights);
  const drawn = Array.from({ length: SHEETS }, () => {
    const latent = Float32Array.from({ length: LATENT }, () => random.normal());
    return judgedInk(generator.predict(latent, 1));
  });
  generator.free();
  return drawn;
}

function packed(ink: Float32Array): PackedInk {
  return packInk(ink.map((value) => 255 * value));
}
