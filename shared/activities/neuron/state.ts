import type { CurvePoint, SeatId } from '../../protocol/session-view.ts';
import type { Weights } from './table-network.ts';
import type { TaskName } from './tasks.ts';

export type TableId = number;

export interface NeuronSettings {
  readonly task: TaskName;
  readonly seed: number;
}

/** The two rounds in which students hold the weights. */
export type HandPhase = 'blind' | 'seeing';

/** Unix time in milliseconds while it runs; what is left of it while the teacher has stopped it. */
export type PhaseClock =
  | { readonly kind: 'running'; readonly endsAt: number }
  | { readonly kind: 'stopped'; readonly leftMs: number };

export type Stage =
  | { readonly phase: 'setup' }
  | { readonly phase: HandPhase; readonly clock: PhaseClock }
  | { readonly phase: 'backpropagation'; readonly clock: PhaseClock }
  | { readonly phase: 'compare' };

export type Phase = Stage['phase'];

/** How a round went at one table. A step is one turn of a knob. */
export interface Run {
  readonly steps: number;
  readonly loss: number;
  readonly best: number;
  /** Thinned; the first point is the common start. */
  readonly curve: readonly CurvePoint[];
}

/** Who holds each parameter, in the order of `parametersOf`. */
export type Holders = readonly (readonly SeatId[])[];

export interface Table {
  readonly holders: Holders;
  readonly weights: Weights;
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
  /** Turns of each seat that counted, over all rounds. */
  readonly turns: Readonly<Record<SeatId, number>>;
}

export type NeuronAction =
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
  | { readonly type: 'configured'; readonly settings: NeuronSettings }
  | { readonly type: 'dealt'; readonly start: Start; readonly holders: readonly Holders[] }
  /** A new table begins with the common start. */
  | { readonly type: 'tableSet'; readonly table: TableId; readonly holders: Holders }
  | { readonly type: 'tableClosed'; readonly table: TableId }
  | { readonly type: 'stageBegun'; readonly stage: Stage }
  | { readonly type: 'clockSet'; readonly clock: PhaseClock }
  | {
      readonly type: 'turned';
      readonly seat: SeatId;
      readonly table: TableId;
      readonly parameter: number;
      readonly value: number;
      /** The table's loss after it. */
      readonly loss: number;
    };

export interface TableView {
  readonly holders: Holders;
  readonly weights: Weights;
  /** Of the round that is played, or was played last. */
  readonly steps: number;
  readonly loss: number;
  readonly best: number;
  /** Once the hands rest. */
  readonly runs?: Table['runs'];
}

export interface NeuronView {
  readonly settings: NeuronSettings;
  readonly stage: Stage;
  readonly start?: Start;
  readonly tables: Readonly<Record<TableId, TableView>>;
  /** Not on phones. */
  readonly turns?: Readonly<Record<SeatId, number>>;
}
