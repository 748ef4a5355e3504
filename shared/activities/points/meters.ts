import {
  createRandom,
  diversity,
  type Features,
  frechetDistance,
  slicedWasserstein,
  twoSampleAccuracy,
} from '../../engine/index.ts';
import { type Meter, meterOf } from '../game/meter.ts';
import { remembered } from '../game/remembered.ts';
import { type Estimates, estimatesOf } from './estimates.ts';
import type { RealPoints } from './real-points.ts';
import { detectiveBets } from './scores.ts';
import type { Point, RoundRecord } from './state.ts';

/** What a round came to, and how near forged points came to the real ones, by who forged them. */
export interface RoundMeters {
  readonly round: number;
  readonly scores: Estimates;
  /** Where everybody judged two networks' points: how well they told them, and after how many iterations. */
  readonly told?: Meter;
  readonly at?: number;
  readonly people?: Meters;
  readonly network?: Meters;
  /** The same of as many real points: what cannot be told apart comes to this. */
  readonly reference?: Meters;
  /** Detectives' bets, in bits: their mean on real points and on forged ones. */
  readonly bits?: { readonly real: number; readonly forged: number };
}

export interface Meters {
  /** Share of points whose nearest other one is of their own kind: ½ where nobody can tell. */
  readonly nearest: number;
  /** How far the cloud has to be moved to become the real one, in the plane's unit. */
  readonly distance: number;
  /** Fréchet distance: how far apart the two clouds' middles and spreads are. */
  readonly frechet: number;
  /** How far they lie from each other, beside real ones: 1 as far, near 0 all in one place. */
  readonly diversity: number;
  /** Points that were compared. */
  readonly count: number;
}

/** Fewer points say nothing. */
const LEAST = 3;

/** A record is of one round, and of one game's real points. */
export const metersOf = remembered(computeMeters, (_, record) => [record]);

function computeMeters(round: number, record: RoundRecord, { training, heldOut }: RealPoints): RoundMeters {
  const forged = Object.values(record.forged).flat();
  const people = measured(forged, heldOut);
  const network = measured(record.networkForged ?? [], heldOut);
  const count = people?.count ?? network?.count ?? 0;
  const reference = measured(training.slice(0, count), heldOut);
  const bits = detectiveBets(record, heldOut);
  const told = toldOf(record);
  return {
    round,
    scores: estimatesOf(record, heldOut),
    ...(told && { told }),
    ...(record.at !== undefined && { at: record.at }),
    ...(people && { people }),
    ...(network && { network }),
    ...(reference && { reference }),
    ...(bits && { bits }),
  };
}

function toldOf({ deals = {} }: RoundRecord): Meter | undefined {
  const dealt = Object.values(deals).flat();
  return meterOf(dealt.flatMap(({ isForged, stop }) => (stop === undefined ? [] : [{ isForged, stop }])));
}

function measured(forged: readonly Point[], heldOut: readonly Point[]): Meters | undefined {
  // Both meters compare as many points of each kind.
  const count = Math.min(forged.length, heldOut.length);
  if (count < LEAST) return undefined;
  const [real, other] = [featuresOf(heldOut.slice(0, count)), featuresOf(forged.slice(0, count))];
  return {
    nearest: twoSampleAccuracy(real, other),
    distance: slicedWasserstein(real, other, { random: createRandom(1) }),
    frechet: frechetDistance(real, other),
    diversity: diversity(real, other),
    count,
  };
}

function featuresOf(points: readonly Point[]): Features {
  return { values: Float32Array.from(points.flatMap(({ x, y }) => [x, y])), columns: 2 };
}
