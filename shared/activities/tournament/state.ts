import type { OptimizerSpec } from '../../engine/index.ts';
import type { SeatId } from '../../protocol/session-view.ts';

export const TOURNAMENT_SETS = ['clusters', 'ring', 'xor', 'spiral'] as const;

export const OPTIMIZERS = ['sgd', 'momentum', 'adam'] as const satisfies readonly OptimizerSpec['kind'][];

export const ITERATIONS = [100, 300, 600, 1200] as const;

export interface TournamentSettings {
  readonly set: (typeof TOURNAMENT_SETS)[number];
  /** Every copy trains for as many, and then they are compared: nobody is faster. */
  readonly iterations: (typeof ITERATIONS)[number];
  /** Draws the examples, the first weights of all copies and their batches. */
  readonly seed: number;
}

/** What a seat chooses for its copy; all else of the copies is the same. */
export interface Entry {
  readonly learningRate: number;
  readonly optimizer: (typeof OPTIMIZERS)[number];
}

export type TournamentStage =
  | { readonly phase: 'choosing' }
  | { readonly phase: 'running'; readonly isPaused: boolean }
  /** The best copy is the board's network. */
  | { readonly phase: 'crowned'; readonly seat: SeatId; readonly entry: Entry };

export interface TournamentState {
  readonly settings: TournamentSettings;
  readonly stage: TournamentStage;
  /** Of seats that chose; once it runs, of all that have a copy. */
  readonly entries: Readonly<Record<SeatId, Entry>>;
}

export type TournamentAction =
  | { readonly type: 'enter'; readonly entry: Entry }
  | { readonly type: 'configure'; readonly settings: Partial<TournamentSettings> }
  | { readonly type: 'start' }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  | { readonly type: 'crown'; readonly seat: SeatId }
  /** Everybody chooses anew, from what they had. */
  | { readonly type: 'again' };

export type TournamentEvent =
  | { readonly type: 'entered'; readonly seat: SeatId; readonly entry: Entry }
  | { readonly type: 'left'; readonly seat: SeatId }
  | { readonly type: 'configured'; readonly settings: TournamentSettings }
  | { readonly type: 'started'; readonly entries: TournamentState['entries'] }
  | { readonly type: 'paused' }
  | { readonly type: 'resumed' }
  | { readonly type: 'crowned'; readonly seat: SeatId; readonly entry: Entry }
  | { readonly type: 'begunAgain' };

/** What somebody chose is no secret; whose copy did badly is not said by anybody but the numbers. */
export type TournamentView = TournamentState;
