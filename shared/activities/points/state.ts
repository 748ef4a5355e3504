import type { SeatId } from '../../protocol/session-view.ts';
import type { Drive } from '../game/drive.ts';
import type { Steering, SteeringEvent } from '../game/steer.ts';
import type { Stop } from '../game/stops.ts';
import type { PairMeasures } from '../learner-facts.ts';
import type { PhaseClock } from '../phase-clock.ts';

/** In [−1, 1] each. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What the real points lie on. */
export const SHAPES = ['ring', 'line', 'blobs', 'bend'] as const;

export type Shape = (typeof SHAPES)[number];

/** Who sits in the class's seats: both parties, one, with the other left to the networks, or none. */
export const CASTS = ['both', 'forgers', 'detectives', 'networks'] as const;

export type Cast = (typeof CASTS)[number];

export interface PointsSettings {
  readonly shape: Shape;
  readonly cast: Cast;
  readonly seed: number;
}

export const PHASES = ['setup', 'play', 'reveal', 'close'] as const;

type PointsPhase = (typeof PHASES)[number];

export type PointsStage =
  | { readonly phase: 'setup' }
  /** Rounds are counted from 1. */
  | { readonly phase: 'play' | 'reveal'; readonly round: number; readonly clock: PhaseClock }
  | { readonly phase: 'close' };

export type Role = 'detective' | 'forger';

/** Which half of the class a seat belongs to: 0 begins as detectives. */
export type Team = 0 | 1;

/**
 * A detective's belief that a point is real, cell by cell: 64 digits from 0 (10 %) to 4 (90 %), from the upper left, row
 * by row. What it says of a cell is its bet on every point in it.
 */
export type BeliefGrid = string;

/** Everything that counted in a round, so that its scores can be worked out again at any time. */
export interface RoundRecord {
  /** Where networks play among themselves: what each seat judges. */
  readonly deals?: Readonly<Record<SeatId, readonly DealtPoint[]>>;
  /** After how many iterations of theirs. */
  readonly at?: number;
  readonly grids: Readonly<Record<SeatId, BeliefGrid>>;
  readonly forged: Readonly<Record<SeatId, readonly Point[]>>;
  /** The generator's; absent until they were measured. */
  readonly networkForged?: readonly Point[];
  /**
   * How real the discriminator took the points for before it learned from them, from 0 to 1. Absent
   * until it was measured.
   */
  readonly networkBelief?: NetworkBelief;
}

/** In the order of the real points held out, of each forger's points, and of the generator's. */
export interface NetworkBelief {
  readonly heldOut: readonly number[];
  readonly forged: Readonly<Record<SeatId, readonly number[]>>;
  /** Absent until the generator's points were measured and asked about. */
  readonly network?: readonly number[];
}

/** A point that somebody is asked about: real or forged? */
export interface DealtPoint extends Point {
  readonly isForged: boolean;
  /** Absent until it was judged. */
  readonly stop?: Stop;
}

/** What the discriminator believes, cell by cell, after so many iterations. */
export interface MachineField {
  readonly iteration: number;
  /** From .02 to .98. */
  readonly levels: readonly number[];
}

/** A generator and its discriminator at a moment of their training against each other. */
export interface PlaneFrame extends PairMeasures, MachineField {
  /** Means since the frame before. */
  readonly losses: { readonly generator: number; readonly discriminator: number };
  /** From latents that stay the same. */
  readonly samples: readonly Point[];
  /** From fresh ones. */
  readonly forgeries: readonly Point[];
}

export interface PointsState {
  readonly settings: PointsSettings;
  readonly stage: PointsStage;
  readonly teams: Readonly<Record<SeatId, Team>>;
  /** Of detectives; a seat without one has painted nothing and says ½ everywhere. */
  readonly grids: Readonly<Record<SeatId, BeliefGrid>>;
  /** Of forgers. */
  readonly forged: Readonly<Record<SeatId, readonly Point[]>>;
  /** By round, from 1, once it was played. */
  readonly rounds: Readonly<Record<number, RoundRecord>>;
  /** Where nobody paints, what the discriminator believes instead. */
  readonly machine?: MachineField;
  /** Where networks play among themselves: how they went on, thinned as it grows. */
  readonly film: readonly PlaneFrame[];
  /** Who of them learns, and how fast. */
  readonly drive: Drive;
}

export type PointsAction =
  | { readonly type: 'paint'; readonly grid: BeliefGrid }
  | { readonly type: 'place'; readonly points: readonly Point[] }
  | { readonly type: 'configure'; readonly settings: Partial<PointsSettings> }
  | { readonly type: 'begin' }
  | Steering<PointsPhase>
  /** One of the points that a seat was dealt. */
  | { readonly type: 'judge'; readonly index: number; readonly stop: Stop }
  /** The session's own, never a page's. */
  | { readonly type: 'timeUp' }
  | {
      readonly type: 'measured';
      readonly round: number;
      readonly networkForged?: readonly Point[];
      readonly networkBelief?: NetworkBelief;
    }
  | { readonly type: 'fieldMeasured'; readonly machine: MachineField }
  | { readonly type: 'filmed'; readonly frame: PlaneFrame };

export type PointsEvent =
  | SteeringEvent
  | { readonly type: 'configured'; readonly settings: PointsSettings }
  | { readonly type: 'gameBegun'; readonly seed: number }
  | {
      readonly type: 'stageBegun';
      readonly stage: PointsStage;
      /** Who has joined since the last round began: a role comes with a round. */
      readonly teams: Readonly<Record<SeatId, Team>>;
      /** Where newcomers' and new forgers' points lie at first. */
      readonly forged: Readonly<Record<SeatId, readonly Point[]>>;
      /** What each seat is to judge. */
      readonly deals?: Readonly<Record<SeatId, readonly DealtPoint[]>>;
    }
  | { readonly type: 'painted'; readonly seat: SeatId; readonly grid: BeliefGrid }
  | { readonly type: 'placed'; readonly seat: SeatId; readonly points: readonly Point[] }
  | {
      readonly type: 'networksMeasured';
      readonly round: number;
      readonly networkForged?: readonly Point[];
      readonly networkBelief?: NetworkBelief;
    }
  | { readonly type: 'fieldMeasured'; readonly machine: MachineField }
  | { readonly type: 'filmed'; readonly frame: PlaneFrame }
  | {
      readonly type: 'judged';
      readonly seat: SeatId;
      readonly round: number;
      readonly index: number;
      readonly stop: Stop;
    }
  | { readonly type: 'seatForgotten'; readonly seat: SeatId };
