import type { ExampleId, SeatId } from '../../protocol/session-view.ts';
import type { TrainingAction, TrainingControl, TrainingEvent } from '../training-control.ts';
import type { PlaneSet } from './axes.ts';

export type ClassCount = 2 | 3 | 4;

/** Everything that shapes the network and its training. The teacher's to change. */
export interface PlaneSettings {
  readonly classes: ClassCount;
  /** Neurons of each hidden layer: 0–6 layers of 1–8. */
  readonly hiddenLayers: readonly number[];
  readonly activation: 'linear' | 'sigmoid' | 'tanh' | 'relu';
  readonly loss: 'meanSquaredError' | 'crossEntropy';
  readonly optimizer: 'sgd' | 'momentum' | 'adam';
  readonly learningRate: number;
  readonly batchSize: number;
  /** How inputs are scaled before the first layer, fitted when the network is built. */
  readonly normalization: 'raw' | 'zeroToOne' | 'minusOneToOne';
  readonly seed: number;
}

/** A point in the axes' units, with its class from 0. Ready-made examples have no seat. */
export interface PlaneExample {
  readonly x: number;
  readonly y: number;
  readonly label: number;
  readonly isTest: boolean;
  readonly seat?: SeatId;
}

export type PlaneExamples = Readonly<Record<ExampleId, PlaneExample>>;

/** Where a seat's examples go, settled with its first one: by author from eight seats on, by example below. */
export type Split = 'training' | 'test' | 'both';

export interface PlaneState {
  readonly settings: PlaneSettings;
  /** Which axes the plane has, and which ready-made examples were put on it last. */
  readonly set: PlaneSet;
  readonly examples: PlaneExamples;
  readonly nextExample: ExampleId;
  readonly splits: Readonly<Record<SeatId, Split>>;
  /** What the teacher's last removal took away, until it is undone or another follows. */
  readonly lastRemoved: PlaneExamples;
  readonly training: TrainingControl;
}

export type PlaneAction =
  | { readonly type: 'addExample'; readonly x: number; readonly y: number; readonly label: number }
  | { readonly type: 'moveExample'; readonly id: ExampleId; readonly x: number; readonly y: number }
  | { readonly type: 'removeExample'; readonly id: ExampleId }
  | { readonly type: 'removeExamplesOf'; readonly seat: SeatId }
  | { readonly type: 'clear' }
  | { readonly type: 'undoRemoval' }
  | { readonly type: 'loadSet'; readonly set: PlaneSet }
  | { readonly type: 'configure'; readonly settings: Partial<PlaneSettings> }
  | TrainingAction;

export type PlaneEvent =
  | {
      readonly type: 'exampleAdded';
      readonly id: ExampleId;
      readonly example: PlaneExample;
      readonly split?: Split;
    }
  | { readonly type: 'exampleMoved'; readonly id: ExampleId; readonly x: number; readonly y: number }
  | { readonly type: 'examplesRemoved'; readonly ids: readonly ExampleId[]; readonly canUndo: boolean }
  | { readonly type: 'examplesRestored'; readonly examples: PlaneExamples }
  | { readonly type: 'setLoaded'; readonly set: PlaneSet; readonly examples: PlaneExamples }
  | { readonly type: 'configured'; readonly settings: Partial<PlaneSettings> }
  | TrainingEvent;

/** The plane has no secrets: everybody sees the same. */
export type PlaneView = Pick<PlaneState, 'settings' | 'set' | 'examples' | 'training'> & {
  /** How many examples an undo would bring back; the teacher's button. */
  readonly undoable: number;
};
