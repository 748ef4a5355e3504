import { stopFor } from '#shared/activities/game/bits.ts';
import { STOPS, type Stop } from '#shared/activities/game/stops.ts';
import { cellMiddles } from '#shared/activities/points/belief.ts';
import type { BeliefGrid, Point } from '#shared/activities/points/state.ts';
import {
  compile,
  createRandom,
  createTrainer,
  DataSet,
  loadKernelsNow,
  type Network,
} from '#shared/engine/index.ts';

/** What a simulated detective knows. */
interface Evidence {
  readonly real: readonly Point[];
  readonly forged: readonly Point[];
}

const ITERATIONS = 150;
const SCATTERED = 20;
/** Nobody is quite sure of what they see. */
const MODEST = 0.8;
/** Networks that are remembered at most: training one again takes some milliseconds. */
const MOST_KNOWN = 200;

const known = new Map<string, Network>();

/** A simulated detective's belief cell by cell: of a small network of its own, which has seen only what its page shows. */
export function beliefOf(evidence: Evidence, number: number): BeliefGrid {
  const network = judgeOf(evidence, number);
  return cellMiddles()
    .map((point) => STOPS.indexOf(stopOf(network, point)))
    .join('');
}

/** Its bet on one point. */
export function betOn(point: Point, evidence: Evidence, number: number): Stop {
  return stopOf(judgeOf(evidence, number), point);
}

function stopOf(network: Network, { x, y }: Point): Stop {
  const score = network.predict(Float32Array.of(x, y), 1)[0]!;
  return stopFor(0.5 + MODEST * (score - 0.5));
}

function judgeOf(evidence: Evidence, number: number): Network {
  const { real, forged } = evidence;
  const key = [number, real[0]?.x, real[0]?.y, forged.length, forged[0]?.x, forged.at(-1)?.y].join(' ');
  const found = known.get(key);
  if (found) return found;
  if (known.size >= MOST_KNOWN) {
    for (const network of known.values()) network.free();
    known.clear();
  }
  const network = trained(evidence, number);
  known.set(key, network);
  return network;
}

function trained({ real, forged }: Evidence, seed: number): Network {
  const data = new DataSet({ inputs: 2, targets: 1 });
  const random = createRandom(seed, 3);
  const scattered = Array.from({ length: SCATTERED }, () => ({
    x: 2 * random.uniform() - 1,
    y: 2 * random.uniform() - 1,
  }));
  real.forEach(({ x, y }, index) => data.upsert(index, [x, y], [1]));
  [...forged, ...scattered].forEach(({ x, y }, index) => data.upsert(real.length + index, [x, y], [0]));
  const network = compile(
    {
      inputs: 2,
      layers: [
        { kind: 'dense', units: 16, activation: 'tanh' },
        { kind: 'dense', units: 1, activation: 'linear' },
      ],
      loss: 'binaryCrossEntropy',
      optimizer: { kind: 'adam', learningRate: 0.03 },
      seed,
    },
    { kernels: loadKernelsNow(), rows: 1 },
  );
  const trainer = createTrainer({ network, data, batchSize: 20, seed });
  for (let iteration = 0; iteration < ITERATIONS; iteration++) trainer.iterate();
  trainer.free();
  return network;
}
