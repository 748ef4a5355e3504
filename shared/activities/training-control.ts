/** Running, pausing and stepping a network: the part of every activity that trains one. */

/** `speed` in iterations a second, 0 for as many as the machine gives. */
export interface TrainingControl {
  readonly isRunning: boolean;
  /** It runs slowly, one phase after another. */
  readonly isByPhase: boolean;
  readonly speed: number;
}

export const SPEEDS = [1, 2, 5, 10, 30, 100, 1000, 0] as const;

/** Slow enough to read what each phase did. */
export const PHASES_PER_SECOND = 0.6;

export const STEP_UNITS = ['phase', 'iteration', 'epoch'] as const;

export type StepUnit = (typeof STEP_UNITS)[number];

export type TrainingAction =
  | { readonly type: 'run' }
  | { readonly type: 'runPhases' }
  | { readonly type: 'pause' }
  | { readonly type: 'step'; readonly unit: StepUnit }
  | { readonly type: 'setSpeed'; readonly speed: number }
  | { readonly type: 'reset' };

export type TrainingEvent =
  | { readonly type: 'trainingStarted' }
  | { readonly type: 'phasesStarted' }
  | { readonly type: 'trainingPaused' }
  | { readonly type: 'stepped'; readonly unit: StepUnit }
  | { readonly type: 'speedSet'; readonly speed: number }
  | { readonly type: 'networkReset' };

export const pausedTraining: TrainingControl = { isRunning: false, isByPhase: false, speed: 10 };

/** Stepping pauses first: one step is seen as one step. Running again is meant where training stopped by itself. */
export function decideTraining(control: TrainingControl, action: TrainingAction): readonly TrainingEvent[] {
  switch (action.type) {
    case 'run':
      return [{ type: 'trainingStarted' }];
    case 'runPhases':
      return [{ type: 'phasesStarted' }];
    case 'pause':
      return control.isRunning ? [{ type: 'trainingPaused' }] : [];
    case 'step':
      return [...decideTraining(control, { type: 'pause' }), { type: 'stepped', unit: action.unit }];
    case 'setSpeed':
      return control.speed === action.speed ? [] : [{ type: 'speedSet', speed: action.speed }];
    case 'reset':
      return [{ type: 'networkReset' }];
    default:
      return action satisfies never;
  }
}

export function applyTraining(control: TrainingControl, event: TrainingEvent): TrainingControl {
  switch (event.type) {
    case 'trainingStarted':
      return { ...control, isRunning: true, isByPhase: false };
    case 'phasesStarted':
      return { ...control, isRunning: true, isByPhase: true };
    case 'trainingPaused':
      return { ...control, isRunning: false, isByPhase: false };
    case 'stepped':
      return control;
    case 'speedSet':
      return { ...control, speed: event.speed };
    case 'networkReset':
      return control;
    default:
      return event satisfies never;
  }
}
