import { allow, type Decision, refused } from '../activity.ts';
import { type PhaseClock, steered } from '../phase-clock.ts';
import type { Drive, DriveAction } from './drive.ts';

/** A stage that ends with its clock, or one that waits for the teacher. */
export interface GameStage {
  readonly phase: string;
  readonly clock?: PhaseClock;
}

/** What a teacher does in both games once they are begun. */
export type Steering<Phase extends string> =
  /** The next stage at once; from the one that is named, so that a second tap skips nothing. */
  | { readonly type: 'next'; readonly from?: Phase }
  | { readonly type: 'extend' }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  /** Back to the setup; all that was made goes. */
  | { readonly type: 'leave' }
  | DriveAction;

export type SteeringEvent =
  | { readonly type: 'clockSet'; readonly clock: PhaseClock }
  | { readonly type: 'driveSet'; readonly drive: Drive }
  | { readonly type: 'stepped' }
  | { readonly type: 'gameLeft' };

interface Going<Begun> {
  readonly now: number;
  /** The next stage, with all that begins with it. */
  readonly goOn: () => Begun;
}

export function steer<Begun>(
  { stage, drive }: { readonly stage: GameStage; readonly drive: Drive },
  action: Steering<string>,
  { now, goOn }: Going<Begun>,
): Decision<SteeringEvent | Begun> {
  switch (action.type) {
    case 'next':
      if (action.from !== undefined && action.from !== stage.phase) return refused('not-now');
      return stage.clock ? allow([goOn()]) : refused('not-now');
    case 'extend':
    case 'pause':
    case 'resume':
      return allow(stage.clock ? [{ type: 'clockSet', clock: steered(stage.clock, action.type, now) }] : []);
    case 'leave':
      return allow(stage.phase === 'setup' ? [] : [{ type: 'gameLeft' }]);
    case 'drive':
      return allow([{ type: 'driveSet', drive: { ...drive, ...action.drive } }]);
    case 'step':
      return allow([{ type: 'driveSet', drive: { ...drive, isRunning: false } }, { type: 'stepped' }]);
    default:
      return action satisfies never;
  }
}
