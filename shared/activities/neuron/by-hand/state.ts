import type { SeatId } from '../../../protocol/session-view.ts';
import type { PhaseClock } from '../../phase-clock.ts';

/** Forward: everybody is a neuron. Backward: everybody passes blame on. */
export const GAMES = ['beNeuron', 'blameRelay'] as const;

export type Game = (typeof GAMES)[number];

/** One neuron on one example: example · neurons + neuron. */
export type JobId = number;

/** Where a seat is. What it got wrong stands nowhere: that is between a student and their phone. */
export type Desk =
  | {
      readonly kind: 'computing';
      readonly job: JobId;
      /** Which of the job's numbers is asked for, from 0. */
      readonly step: number;
      /** When the round has this many milliseconds left, the machine plays the job. So a stopped or extended clock moves it along. */
      readonly leftMs: number;
    }
  /**
   * The machine played for it; it takes another job whenever it likes. Until then the machine goes on, with the next job
   * when the round has `leftMs` left.
   */
  | { readonly kind: 'resting'; readonly leftMs?: number };

export type ByHandStage =
  { readonly phase: 'computing'; readonly clock: PhaseClock } | { readonly phase: 'done' };

/** A batch that is computed by hand, one pass of it. */
export interface ByHand {
  readonly game: Game;
  /** Gives the network and the examples. */
  readonly seed: number;
  /** Examples in the batch: a power of two, so that dividing by it is exact. */
  readonly batch: number;
  readonly stage: ByHandStage;
  /** The jobs whose values have travelled on, and who computed them. */
  readonly done: Readonly<Record<JobId, 'hand' | 'machine'>>;
  readonly desks: Readonly<Record<SeatId, Desk>>;
}

export type ByHandAction =
  | { readonly type: 'beginByHand'; readonly game: Game }
  /** Whoever comes late, or has rested, asks for a job. */
  | { readonly type: 'takeJob' }
  | { readonly type: 'answer'; readonly job: JobId; readonly step: number; readonly value: number }
  /** The machine does the rest of the round. */
  | { readonly type: 'finishByHand' }
  /** Back to the thirty hands. */
  | { readonly type: 'closeByHand' };

export type ByHandEvent =
  | { readonly type: 'byHandBegun'; readonly byHand: ByHand }
  | { readonly type: 'deskSet'; readonly seat: SeatId; readonly desk: Desk }
  | { readonly type: 'deskCleared'; readonly seat: SeatId }
  /** A right value. With the job's last one its result travels on. */
  | {
      readonly type: 'answered';
      readonly seat: SeatId;
      readonly job: JobId;
      readonly desk: Desk;
      readonly isLast: boolean;
    }
  | {
      readonly type: 'machinePlayed';
      readonly seat: SeatId;
      readonly job: JobId;
      /** When it plays the next one. */
      readonly leftMs?: number;
    }
  | { readonly type: 'byHandClockSet'; readonly clock: PhaseClock }
  | { readonly type: 'byHandFinished' }
  | { readonly type: 'byHandClosed' };
