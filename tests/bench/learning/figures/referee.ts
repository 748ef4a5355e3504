import { blank, denseFill, scribble, speckle } from '#shared/drawings/decoys.ts';
import { SIDE } from '#shared/drawings/drawing.ts';
import {
  compile,
  createRandom,
  followSlope,
  type Kernels,
  type LayerSpec,
  type Network,
  Referee,
} from '#shared/engine/index.ts';
import type { DrawingClass } from '../drawings/drawing-set.ts';
import { shuffled } from '../drawings/split.ts';
import { type Bench, type Figure, mean } from '../figure.ts';
import { forgeries } from './forge.ts';
import { subjectsOf, toldApart, verdictReadings } from './verdicts.ts';

const REAL = 300;
const DECOYS = 200;
/** Of each of two generators: with few of them a referee learns these by heart, and no others. */
const FORGERIES = 900;
/** How many groups of decoys forgeries count as: nothing else looks as real. */
const FORGED_SHARE = 5;
const ITERATIONS = 2500;
/** R1: with more of it real and forged come to the same verdict, with less its slope leads anywhere. */
const PENALTY = 0.02;
const BOTS = 20;
/** What a bot may ask, and how many pixels it inks after each answer. */
const FOLLOWING = { tests: 10, inputsATest: 25 };
/** So often it meets what bots draw by it: else whoever inks along its slope convinces it, and every other one like it. */
const ITERATIONS_PER_BOTS = 100;
const BOTS_MET = 10;

const layers: readonly LayerSpec[] = [
  { kind: 'conv2d', filters: 16, size: 4, stride: 2, padding: 1, activation: 'leakyRelu' },
  { kind: 'conv2d', filters: 32, size: 4, stride: 2, padding: 1, activation: 'leakyRelu' },
  { kind: 'flatten' },
  { kind: 'dense', units: 1, activation: 'linear' },
];

type Sheet = Float32Array;

/**
 * A judge that knows what is no drawing: held-out real ones pass, and nothing else does. It sees every example as it is,
 * since moving, turning and another pen blur just what tells a forgery.
 */
export const referee: Figure = {
  name: 'referee',
  about: `convolutional referee (R1 ${PENALTY}, labels smoothed .1) on ${REAL} sketches of one subject against forgeries of two generators, what bots ink along its slope, scribbles, fills, blanks and other subjects, ${ITERATIONS} iterations`,
  measure(bench) {
    const subjects = subjectsOf(bench);
    const runs = bench.seeds.map((seed) => {
      const subject = subjects[(seed - 1) % subjects.length];
      return judge(bench, subject, subjects, seed);
    });
    return verdictReadings('referee', runs, { forged: ['a network’s forgeries (.25 is wanted)', null] });
  },
};

function judge(
  { kernels, sheet }: Bench,
  subject: DrawingClass,
  subjects: readonly DrawingClass[],
  seed: number,
) {
  const all = shuffled(subject.drawings, createRandom(seed)).map(({ ink }) => ink);
  const seen = Math.min(REAL, Math.floor(0.75 * all.length));
  const made = [seed, seed + 200].map((own) =>
    forgeries(kernels, all.slice(0, seen), FORGERIES + DECOYS / 2, own),
  );
  const unseenForged = made.flatMap((sheets) => sheets.slice(FORGERIES));
  const others = subjects.filter((other) => other !== subject).flatMap(({ drawings }) => drawings);
  const known = {
    reals: all.slice(0, seen),
    forged: made.flatMap((sheets) => sheets.slice(0, FORGERIES)),
    others: shuffled(others, createRandom(seed, 2)).map(({ ink }) => ink),
  };
  const [open, hidden] = [seed, seed + 50].map((own) => trained(kernels, known, own));
  const unseen = createRandom(seed, 9);
  const scores = (sheets: readonly Sheet[], by = open) => sheets.map((ink) => by.verdictOn(ink));
  const said = (sheets: readonly Sheet[], by = open): number => mean(scores(sheets, by));
  const bots = many(BOTS, () => followSlope(open, FOLLOWING, unseen));
  if (seed === 1) sheet(`referee-bots-${subject.name}`, bots);
  return {
    real: said(all.slice(seen)),
    blank: said(many(DECOYS, () => blank(unseen))),
    fill: said(many(DECOYS, () => denseFill(unseen))),
    scribble: said(many(DECOYS, () => scribble(unseen))),
    speckle: said(many(DECOYS, () => speckle(unseen))),
    forged: said(unseenForged),
    told: toldApart(scores(all.slice(seen)), scores(unseenForged)),
    others: said(known.others.slice(-DECOYS)),
    botsSeen: said(bots),
    botsHidden: said(bots, hidden),
  };
}

interface Known {
  readonly reals: readonly Sheet[];
  readonly forged: readonly Sheet[];
  readonly others: readonly Sheet[];
}

function trained(kernels: Kernels, { reals, forged, others }: Known, seed: number): Referee {
  const random = createRandom(seed, 3);
  const made = [blank, denseFill, scribble, speckle].map((draw) => many(DECOYS, () => draw(random)));
  const byBots = many(BOTS_MET, () => speckle(random));
  const judge = new Referee({
    network: refereeNetwork(kernels, seed),
    reals,
    decoys: [...Array.from({ length: FORGED_SHARE }, () => forged), others, ...made, byBots],
    seed,
    penalty: PENALTY,
  });
  for (let iteration = 1; iteration <= ITERATIONS; iteration++) {
    judge.iterate();
    if (iteration % ITERATIONS_PER_BOTS === 0)
      byBots.push(...many(BOTS_MET, () => followSlope(judge, FOLLOWING, random)));
  }
  return judge;
}

function refereeNetwork(kernels: Kernels, seed: number): Network {
  return compile(
    {
      inputs: SIDE * SIDE,
      inputShape: { kind: 'image', height: SIDE, width: SIDE, channels: 1 },
      layers,
      loss: 'binaryCrossEntropy',
      optimizer: { kind: 'adam', learningRate: 0.003, beta2: 0.99 },
      seed,
    },
    { kernels, rows: 1 },
  );
}

function many(count: number, draw: () => Sheet): Sheet[] {
  return Array.from({ length: count }, draw);
}
