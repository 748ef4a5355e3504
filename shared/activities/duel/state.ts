import type { ExampleId, SeatId } from '../../protocol/session-view.ts';
import type { PlaneExamples } from '../plane/state.ts';
import type { TrainingAction, TrainingControl, TrainingEvent } from '../training-control.ts';

/** The clean points lie on one of these, with a little noise. */
export const DUEL_SHAPES = ['line', 'wave'] as const;

export type DuelShape = (typeof DUEL_SHAPES)[number];

export interface DuelSettings {
  readonly shape: DuelShape;
  readonly learningRate: number;
  /** Draws the clean points, the first weights of both networks and their batches. */
  readonly seed: number;
}

export interface DuelState {
  readonly settings: DuelSettings;
  /** Targets y over x. The clean ones have no seat; what a seat threw has. */
  readonly examples: PlaneExamples;
  readonly nextExample: ExampleId;
  readonly training: TrainingControl;
}

export type DuelAction =
  | { readonly type: 'addExample'; readonly x: number; readonly y: number; readonly label: number }
  | { readonly type: 'moveExample'; readonly id: ExampleId; readonly x: number; readonly y: number }
  | { readonly type: 'removeExample'; readonly id: ExampleId }
  /** All that was thrown goes. */
  | { readonly type: 'clear' }
  | { readonly type: 'configure'; readonly settings: Partial<DuelSettings> }
  | TrainingAction;

export type DuelEvent =
  | {
      readonly type: 'examplePut';
      readonly id: ExampleId;
      readonly x: number;
      readonly y: number;
      readonly seat: SeatId;
    }
  | { readonly type: 'examplesRemoved'; readonly ids: readonly ExampleId[] }
  | { readonly type: 'configured'; readonly settings: DuelSettings }
  | TrainingEvent;

export type DuelView = Pick<DuelState, 'settings' | 'examples' | 'training'>;
