import type { ExampleId, SeatId } from '../../protocol/session-view.ts';
import type { TrainingAction, TrainingControl, TrainingEvent } from '../training-control.ts';
import type { PlaneSet } from './axes.ts';
import type { Mission, MissionAction, MissionEvent, MissionName, MissionView } from './missions/state.ts';

export type ClassCount = 2 | 3 | 4;

/** Everything that shapes the network and its training. The teacher's to change. */
export interface PlaneSettings {
  readonly classes: ClassCount;
  /** Neurons of each hidden layer: 0–6 layers of 1–8. */
  readonly hiddenLayers: readonly number[];
  readonly activation: 'linear' | 'sigmoid' | 'tanh' | 'relu';
  /** Without biases every neuron's line runs through the origin. */
  readonly bias: boolean;
  /** Cross-entropy only where classes are told apart. */
  readonly loss: 'meanSquaredError' | 'arctan' | 'crossEntropy';
  readonly optimizer: 'sgd' | 'momentum' | 'adam';
  readonly learningRate: number;
  /** λ: adds λ·w to the gradient of every weight, none of a bias. 0: without. */
  readonly l2: number;
  readonly batchSize: number;
  /** ε: training stops once the training loss changes by less from one epoch to the next. 0: never. */
  readonly stopBelow: number;
  /** How inputs are scaled before the first layer, fitted when the network is built. */
  readonly normalization: 'raw' | 'zeroToOne' | 'minusOneToOne';
  /** Zero leaves all neurons of a layer the same for ever. */
  readonly initialization: 'random' | 'zero';
  readonly seed: number;
}

/**
 * A point in the axes' units, with its class from 0; in regression its y is the target, and its class is 0. Ready-made
 * examples have no seat.
 */
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

/** How the ready-made examples were drawn: the same seed and noise draw them again. */
export interface Drawing {
  readonly seed: number;
  readonly noise: number;
}

/** A weight or a bias, by where it leads; the bias is the input after the last. */
export interface ParameterPlace {
  /** 0 is the first layer after the inputs. */
  readonly layer: number;
  readonly neuron: number;
  readonly input: number;
}

/** All that makes a class's start: what a link carries. */
export interface PlaneConfiguration extends Drawing {
  readonly set: PlaneSet;
  readonly settings: PlaneSettings;
}

/** A point of an import, in the axes' units. */
export type ImportedExample = Omit<PlaneExample, 'seat'>;

export interface PlaneState {
  readonly settings: PlaneSettings;
  /** Which axes the plane has, and which ready-made examples were put on it last. */
  readonly set: PlaneSet;
  readonly drawing: Drawing;
  readonly examples: PlaneExamples;
  /** While labels are shuffled: what they were before. */
  readonly trueLabels: Readonly<Record<ExampleId, number>>;
  readonly nextExample: ExampleId;
  readonly splits: Readonly<Record<SeatId, Split>>;
  /** What the teacher's last removal took away, until it is undone or another follows. */
  readonly lastRemoved: PlaneExamples;
  readonly training: TrainingControl;
  /** The one that is on, or was last. */
  readonly mission?: Mission;
  /** So many have been begun; default 0. */
  readonly missions?: number;
  /** Which ones, each once. */
  readonly played?: readonly MissionName[];
  /** The class's own plane, while it is on missions with other examples. */
  readonly kept?: Pick<PlaneState, 'settings' | 'set' | 'drawing' | 'examples' | 'trueLabels'>;
}

export type PlaneAction =
  | { readonly type: 'addExample'; readonly x: number; readonly y: number; readonly label: number }
  | { readonly type: 'moveExample'; readonly id: ExampleId; readonly x: number; readonly y: number }
  | { readonly type: 'removeExample'; readonly id: ExampleId }
  | { readonly type: 'removeExamplesOf'; readonly seat: SeatId }
  | { readonly type: 'clear' }
  | { readonly type: 'undoRemoval' }
  /** Without a seed another one is drawn. */
  | {
      readonly type: 'loadSet';
      readonly set: PlaneSet;
      readonly noise?: number;
      readonly seed?: number;
    }
  | { readonly type: 'importExamples'; readonly examples: readonly ImportedExample[] }
  /** Deals the training examples' labels out anew, at random: what is then learnt is learnt by heart. */
  | { readonly type: 'shuffleLabels' }
  | { readonly type: 'restoreLabels' }
  | { readonly type: 'configure'; readonly settings: Partial<PlaneSettings> }
  /** Set and settings at once; what students placed stays where the axes stay. */
  | { readonly type: 'takeConfiguration'; readonly configuration: PlaneConfiguration }
  /** By hand, between two iterations. */
  | ({ readonly type: 'setParameter'; readonly value: number } & ParameterPlace)
  | MissionAction
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
  | {
      readonly type: 'setLoaded';
      readonly set: PlaneSet;
      readonly examples: PlaneExamples;
      readonly drawing?: Drawing;
    }
  | { readonly type: 'examplesImported'; readonly examples: PlaneExamples }
  | { readonly type: 'labelsShuffled'; readonly labels: Readonly<Record<ExampleId, number>> }
  | { readonly type: 'labelsRestored' }
  | ({ readonly type: 'parameterSet'; readonly value: number } & ParameterPlace)
  | { readonly type: 'configured'; readonly settings: Partial<PlaneSettings> }
  | MissionEvent
  | TrainingEvent;

/** The plane has no secrets but where a seat stopped: else everybody sees the same. */
export type PlaneView = Pick<PlaneState, 'settings' | 'set' | 'drawing' | 'examples' | 'training'> & {
  readonly hasShuffledLabels: boolean;
  /** How many examples an undo would bring back; the teacher's button. */
  readonly undoable: number;
  readonly mission?: MissionView;
  /** Missions that the class has had. */
  readonly played?: readonly MissionName[];
  /** While it is on a mission: how many examples its own plane has, which waits. */
  readonly waiting?: number;
};
