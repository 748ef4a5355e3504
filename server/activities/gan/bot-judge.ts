import { stopFor } from '#shared/activities/game/bits.ts';
import { CARDS_OF, type CardName, SUBJECTS } from '#shared/activities/gan/cards/cards.ts';
import { inkInput } from '#shared/activities/gan/ink.ts';
import { readyMadeInk } from '#shared/activities/gan/ready-made.ts';
import type { PackedInk } from '#shared/activities/gan/state.ts';
import type { Stop } from '#shared/activities/game/stops.ts';
import { coarseFeatures } from '#shared/drawings/coarse-features.ts';
import {
  compile,
  createRandom,
  createTrainer,
  DataSet,
  loadKernelsNow,
  type Network,
  type Random,
} from '#shared/engine/index.ts';

const CELL = 4;
const INPUTS = (28 / CELL) ** 2;
const EXAMPLES = 60;
const ITERATIONS = 200;
/** What the class has drawn by rule has lower numbers. */
const FIRST = 4000;

const judges = new Map<CardName, Network>();

/** A simulated detective's bet: of a small network of its own, which knows its house's card and what is none. */
export function betOn(ink: PackedInk, card: CardName, chance: () => number): Stop {
  const judge = judges.get(card) ?? trained(card);
  judges.set(card, judge);
  const score = judge.predict(seenBy(ink), 1)[0]!;
  // Nobody looks twice alike.
  return stopFor(score + 0.25 * (chance() + chance() - 1));
}

function seenBy(ink: PackedInk): Float32Array {
  return coarseFeatures([inkInput(ink)], CELL).values;
}

function trained(card: CardName): Network {
  const subject = SUBJECTS.find((name) => (CARDS_OF[name] as readonly CardName[]).includes(card))!;
  const others = CARDS_OF[subject].filter((other) => other !== card);
  const data = new DataSet({ inputs: INPUTS, targets: 1 });
  for (let index = 0; index < EXAMPLES; index++) {
    const other = others[index % others.length]!;
    data.upsert(3 * index, seenBy(readyMadeInk(card, true, FIRST + index)), [1]);
    data.upsert(
      3 * index + 1,
      seenBy(readyMadeInk(index % 3 === 0 ? other : card, false, FIRST + index)),
      [0],
    );
    data.upsert(3 * index + 2, coarseFeatures([fog(createRandom(index))], CELL).values, [0]);
  }
  const network = compile(
    {
      inputs: INPUTS,
      layers: [
        { kind: 'dense', units: 12, activation: 'relu' },
        { kind: 'dense', units: 1, activation: 'linear' },
      ],
      loss: 'binaryCrossEntropy',
      optimizer: { kind: 'adam', learningRate: 0.01 },
      seed: 5,
    },
    { kernels: loadKernelsNow(), rows: 1 },
  );
  const trainer = createTrainer({ network, data, batchSize: 30, seed: 5 });
  for (let iteration = 0; iteration < ITERATIONS; iteration++) trainer.iterate();
  trainer.free();
  return network;
}

/** What a generator draws before it has learned anything: grey clouds. */
function fog(random: Random): Float32Array {
  const [grey, spread] = [random.uniform(), 0.5 * random.uniform()];
  return Float32Array.from({ length: 28 * 28 }, () => grey + spread * (random.uniform() - 0.5));
}
