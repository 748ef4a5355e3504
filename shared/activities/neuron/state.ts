import type { CurvePoint, SeatId } from '../../protocol/session-view.ts';
import type { ByHand, ByHandAction, ByHandEvent } from './by-hand/state.ts';
import type { PhaseClock } from '../phase-clock.ts';
import type { Weights } from './table-network.ts';
import type { TaskName } from './tasks.ts';

export type TableId = number;

export interface NeuronSettings {
  readonly task: TaskName;
  readonly seed: number;
  readonly share: Share;
}

/** What a seat holds, where there are enough seats: one parameter, or a whole neuron with all its weights and its bias. */
export const SHARES = ['parameter', 'neuron'] as const;

export type Share = (typeof SHARES)[number];

/** The two rounds in which students hold the weights. */
export type HandPhase = 'blind' | 'seeing';

export type Stage =
  | { readonly phase: 'setup' }
  | { readonly phase: HandPhase; readonly clock: PhaseClock }
  | { readonly phase: 'backpropagation'; readonly clock: PhaseClock }
  | { readonly phase: 'compare' };

export type Phase = Stage['phase'];

/** How a round went at one table. A step is one turn of a knob. */
export interface Run {
  readonly steps: number;
  /** Of the steps, those that the machine made for somebody. */
  readonly played: number;
  readonly loss: number;
  readonly best: number;
  /** Thinned; the first point is the common start. */
  readonly curve: readonly CurvePoint[];
}

/** Who holds each parameter, in the order of `parametersOf`. */
export type Holders = readonly (readonly SeatId[])[];

/** A seat's hand while a round is played. */
export interface Hand {
  /** When the round has this many milliseconds left, the machine turns for it: a stopped clock stops that too. */
  readonly leftMs: number;
  /** Whether the machine turned last. */
  readonly isPlayed: boolean;
}

export type Hands = Readonly<Record<SeatId, Hand>>;

export interface Table {
  readonly holders: Holders;
  readonly weights: Weights;
  readonly hands: Hands;
  readonly runs: Readonly<Record<HandPhase, Run>>;
}

/** What all tables begin with, and the machine too. */
export interface Start {
  readonly weights: Weights;
  readonly loss: number;
}

export interface NeuronState {
  readonly settings: NeuronSettings;
  readonly stage: Stage;
  /** Known once it was dealt. */
  readonly start?: Start;
  readonly tables: Readonly<Record<TableId, Table>>;
  readonly nextTable: TableId;
  /** Turns that each seat made itself, over all rounds. */
  readonly turns: Readonly<Record<SeatId, number>>;
  /** Right values of each seat, over all rounds computed by hand. */
  readonly right: Readonly<Record<SeatId, number>>;
  /** While the class computes by hand; the tables wait. */
  readonly byHand?: ByHand;
}

export type NeuronAction =
  | ByHandAction
  /** A seat turns its knob. The phase says for which round it was meant. */
  | {
      readonly type: 'turn';
      readonly phase: HandPhase;
      readonly parameter: number;
      readonly value: number;
    }
  /** Someone who came after the deal asks for a place. */
  | { readonly type: 'sit' }
  | { readonly type: 'configure'; readonly settings: Partial<NeuronSettings> }
  | { readonly type: 'deal' }
  | { readonly type: 'next' }
  | { readonly type: 'extend' }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  /** The session's own, never a page's. */
  | { readonly type: 'timeUp' };

export type NeuronEvent =
  | ByHandEvent
  | { readonly type: 'configured'; readonly settings: NeuronSettings }
  | { readonly type: 'dealt'; readonly start: Start; readonly holders: readonly Holders[] }
  /** A new table begins with the common start. */
  | {
      readonly type: 'tableSet';
      readonly table: TableId;
      readonly holders: Holders;
      /** Of whoever sits down in the middle of a round. */
      readonly hand?: { readonly seat: SeatId; readonly leftMs: number };
    }
  | { readonly type: 'tableClosed'; readonly table: TableId }
  /** `leftMs`: when patience with those who turn nothing ends. */
  | { readonly type: 'stageBegun'; readonly stage: Stage; readonly leftMs?: number }
  | { readonly type: 'clockSet'; readonly clock: PhaseClock }
  | {
      readonly type: 'turned';
      readonly seat: SeatId;
      readonly table: TableId;
      readonly parameter: number;
      readonly value: number;
      /** The table's loss after it. */
      readonly loss: number;
      readonly leftMs?: number;
    }
  /** The machine turned for a seat that does not, or looked and left everything as it is. */
  | {
      readonly type: 'handPlayed';
      readonly seat: SeatId;
      readonly table: TableId;
      readonly turns: readonly MachineTurn[];
      readonly leftMs: number;
    };

export interface MachineTurn {
  readonly parameter: number;
  readonly value: number;
  /** The table's loss after it. */
  readonly loss: number;
}

export interface TableView {
  readonly holders: Holders;
  readonly weights: Weights;
  /** Of the round that is played, or was played last. */
  readonly steps: number;
  readonly loss: number;
  readonly best: number;
  /** The parameters that the machine turns at present. */
  readonly played: readonly number[];
  /** Once the hands rest. */
  readonly runs?: Table['runs'];
}

export interface NeuronView {
  readonly settings: NeuronSettings;
  readonly stage: Stage;
  readonly start?: Start;
  readonly tables: Readonly<Record<TableId, TableView>>;
  readonly right: Readonly<Record<SeatId, number>>;
  readonly byHand?: ByHand;
  /** Not on phones. */
  readonly turns?: Readonly<Record<SeatId, number>>;
}
