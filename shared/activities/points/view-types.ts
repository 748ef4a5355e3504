import type { SeatId } from '../../protocol/session-view.ts';
import type { Drive } from '../game/drive.ts';
import type { Stop } from '../game/stops.ts';
import type { Player } from './estimates.ts';
import type { RoundMeters } from './meters.ts';
import type {
  BeliefGrid,
  PlaneFrame,
  Point,
  PointsSettings,
  PointsStage,
  Role,
  RoundRecord,
} from './state.ts';

/** What everybody sees. */
export interface SharedPointsView {
  /** Where real points lie is the teacher's to know. */
  readonly settings: Pick<PointsSettings, 'cast'>;
  readonly stage: PointsStage;
  /** Belief cell by cell, from 0 to 1: detectives' or, without any, the discriminator's. */
  readonly field: readonly number[];
  /** Nobody paints: the field is the discriminator's. */
  readonly isMachineJudging?: true;
  /** Absent while somebody still judges. */
  readonly reveal?: PointsReveal;
}

/** What a round came to. Nobody's points bear a name. */
export interface PointsReveal {
  /** None while they lie face down. */
  readonly heldOut: readonly Point[];
  readonly forged: readonly Point[];
  readonly networkForged: readonly Point[];
  /** In bits a bet, by who played; absent where nobody did, and until the networks were measured. */
  readonly means: Readonly<Partial<Record<Player, number>>>;
}

/** A student's: a detective's page has no forged point of the present round, a forger's no real one before they are opened. */
export interface StudentPointsView extends SharedPointsView {
  /** Absent for who has just come: a role comes with the next round. */
  readonly role?: Role;
  readonly detective?: {
    readonly grid: BeliefGrid;
    readonly real: readonly Point[];
    /** What was forged in the round before. */
    readonly forgedBefore: readonly Point[];
  };
  readonly forger?: { readonly points: readonly Point[] };
  /** Where networks play among themselves: points to judge, each told once it was. */
  readonly judge?: { readonly real: readonly Point[]; readonly points: readonly JudgedPoint[] };
  /** One's own bits in the round that is revealed. */
  readonly own?: { readonly role: Role; readonly bits: number };
  /** One's own points in it, with what each earned and was bet on, once it is known. */
  readonly ownForged?: readonly ForgedPoint[];
  /** After the last round: one's mean over all that one played, by role. */
  readonly totals?: Readonly<Partial<Record<Role, number>>>;
}

export interface ForgedPoint extends Point {
  readonly bits?: number;
  /** From the most doubting to the most believing: nobody's in particular. */
  readonly bets?: readonly Stop[];
}

export interface JudgedPoint extends Point {
  readonly stop?: Stop;
  readonly isForged?: boolean;
}

/** A frame without what only the rules need. */
export type ShownFrame = Omit<PlaneFrame, 'forgeries' | 'levels'>;

export interface BoardPointsView extends SharedPointsView {
  readonly real: readonly Point[];
  /** People's, as they lie now: the board shows the chase, without names. */
  readonly forged: readonly Point[];
  readonly counts: Readonly<Record<Role, number>>;
  /** One a round that was played. */
  readonly meters: readonly RoundMeters[];
  readonly film: readonly ShownFrame[];
  readonly drive: Drive;
}

export interface TeacherPointsView extends BoardPointsView {
  readonly settings: PointsSettings;
  readonly hands: Readonly<Record<SeatId, Hand>>;
  /** For the record of all rounds. */
  readonly rounds: Readonly<Record<number, RoundRecord>>;
}

/** What a seat holds now. */
export interface Hand {
  readonly role?: Role;
  readonly grid?: BeliefGrid;
  readonly points?: readonly Point[];
  /** Points that it has judged in all rounds. */
  readonly judged: number;
}

export type PointsView = StudentPointsView | BoardPointsView | TeacherPointsView;
