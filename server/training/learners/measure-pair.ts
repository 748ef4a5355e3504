import { balancedAccuracy, type Count } from '#shared/activities/balanced-accuracy.ts';
import type { PairMeasures } from '#shared/activities/learner-facts.ts';
import { coarseFeatures } from '#shared/drawings/coarse-features.ts';
import {
  copyRatio,
  type DataSet,
  diversity,
  type Features,
  frechetDistance,
  twoSampleAccuracy,
} from '#shared/engine/index.ts';
import type { Examples } from '../examples.ts';

interface Pair {
  /** `count` samples from the latents of `key`. */
  draw(count: number, key: number): readonly Float32Array[];
  /** From 0 to 1. */
  scoreOf(ink: Float32Array): number;
  readonly examples: Examples;
  readonly iteration: number;
  /** Whether they are drawings, or points. */
  readonly isOfPoints: boolean;
}

const SAMPLES = 32;
/** Another key than any other draw's. */
const FRESH = 1_000_000;
/** Squares of pixels: fine ones to see what is near, coarse ones where as many variances as squares are estimated. */
const FINE = 4;
const COARSE = 7;

export function measurePair({
  draw,
  scoreOf,
  examples: { training, test },
  iteration,
  isOfPoints,
}: Pair): PairMeasures {
  const featuresOf = isOfPoints ? placesOf : coarseFeatures;
  const samples = draw(SAMPLES, FRESH + iteration);
  const [known, heldOut] = [inputsOf(training), inputsOf(test)];
  const unseen = heldOut.length > 0 ? heldOut : known;
  const found = countOf(unseen, (ink) => scoreOf(ink) > 0.5);
  const caught = countOf(samples, (ink) => scoreOf(ink) <= 0.5);
  const [real, other, generated] = [known, unseen, samples].map((set) => featuresOf(set, FINE));
  const beside = known.slice(0, SAMPLES);
  return {
    ...balancedAccuracy(found, caught),
    diversity: known.length > 1 ? finite(diversity(real!, generated!), 1) : 1,
    copyRatio:
      heldOut.length > 0
        ? finite(copyRatio({ training: real!, heldOut: other!, generated: generated! }), 1)
        : 1,
    distance:
      known.length > 1
        ? finite(frechetDistance(featuresOf(known, COARSE), featuresOf(samples, COARSE)), 0)
        : 0,
    apart: finite(
      twoSampleAccuracy(featuresOf(beside, FINE), featuresOf(samples.slice(0, beside.length), FINE)),
      1,
    ),
  };
}

/** Points are compared by their places, drawings by the mean ink in squares. */
function placesOf(points: readonly Float32Array[]): Features {
  const columns = points[0]?.length ?? 0;
  return { values: Float32Array.from(points.flatMap((point) => [...point])), columns };
}

function inputsOf(data: DataSet): Float32Array[] {
  return data.ids().map((id) => Float32Array.from(data.inputOf(id)));
}

function countOf(examples: readonly Float32Array[], holds: (ink: Float32Array) => boolean): Count {
  return { right: examples.filter(holds).length, all: examples.length };
}

/** JSON knows neither NaN nor infinity. */
function finite(value: number, otherwise: number): number {
  return Number.isFinite(value) ? value : otherwise;
}
