import type { SeatId } from '../../../protocol/session-view.ts';
import type { Facts } from '../../habits/state.ts';

/** Three minutes with one network and a goal that is measured on it. */
export const MISSIONS = ['fewestNeurons', 'explode', 'rescue', 'stopInTime', 'memorise'] as const;

export type MissionName = (typeof MISSIONS)[number];

/** What a seat may want changed; the teacher grants what most want. */
export const WISHES = [
  'fewer',
  'more',
  'anew',
  'rateUp',
  'rateDown',
  'batchOfOne',
  'linear',
  'normalize',
  'adam',
  'layer',
] as const;

export type Wish = (typeof WISHES)[number];

/** Where a seat would have stopped: the epoch that was measured last then, and its test loss. */
export interface Stop {
  readonly epoch: number;
  readonly loss: number;
}

export interface Mission {
  readonly id: number;
  readonly name: MissionName;
  /** Unix time in milliseconds. */
  readonly beganAt: number;
  readonly endsAt: number;
  readonly stage: 'on' | 'done' | 'over';
  /** When its goal was reached. */
  readonly doneAt?: number;
  /** As measured last. */
  readonly progress: Facts;
  readonly wishes: Readonly<Record<SeatId, Wish>>;
  readonly stops: Readonly<Record<SeatId, Stop>>;
}

export type MissionAction =
  | { readonly type: 'beginMission'; readonly name: MissionName }
  | { readonly type: 'extendMission' }
  | { readonly type: 'endMission' }
  | { readonly type: 'grant'; readonly wish: Wish }
  /** A seat's. */
  | { readonly type: 'wish'; readonly wish: Wish }
  | { readonly type: 'stopHere' }
  /** The networks' and the clock's, never a page's. */
  | {
      readonly type: 'measureMission';
      readonly progress: Facts;
      readonly isReached: boolean;
      readonly isOver: boolean;
    }
  | { readonly type: 'missionTimeUp' };

export type MissionEvent =
  /** The class's own plane waits until the missions are over. */
  | { readonly type: 'planeKept' }
  | { readonly type: 'planeBroughtBack' }
  | {
      readonly type: 'missionBegun';
      readonly id: number;
      readonly name: MissionName;
      readonly now: number;
      readonly endsAt: number;
    }
  | { readonly type: 'missionMeasured'; readonly progress: Facts }
  | { readonly type: 'missionReached'; readonly now: number }
  | { readonly type: 'missionOver' }
  | { readonly type: 'missionExtended'; readonly endsAt: number }
  | { readonly type: 'missionEnded' }
  | { readonly type: 'wished'; readonly seat: SeatId; readonly wish: Wish }
  | { readonly type: 'wishesHeard' }
  | { readonly type: 'stopped'; readonly seat: SeatId; readonly stop: Stop }
  | { readonly type: 'seatLeftMission'; readonly seat: SeatId };

/** Where each seat stopped only it is told; the others' stops have no names. */
export interface MissionView extends Omit<Mission, 'stops'> {
  readonly stops: readonly Stop[];
  readonly own?: Stop;
}
