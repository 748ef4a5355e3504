import type { SeatId } from '../../protocol/session-view.ts';
import type { CardName } from './cards/cards.ts';
import type { Checkpoint } from './checkpoints.ts';
import type { Drive } from '../game/drive.ts';
import type { Meter } from '../game/meter.ts';
import type { Stop } from '../game/stops.ts';
import type { RecordLine } from './record.ts';
import type {
  FilmFrame,
  GanSettings,
  GanStage,
  House,
  Item,
  ItemId,
  MachineScores,
  Maker,
  PackedInk,
  RefereeState,
  TestAnswer,
} from './state.ts';
import type { Strokes } from '../../drawings/strokes.ts';
import type { RoundResult } from './results.ts';
import type { RoleScores } from './scores.ts';

/** What everybody sees. */
interface SharedGanView {
  readonly settings: GanSettings;
  readonly stage: GanStage;
  readonly rounds: number;
  /** Houses in play: one or two. */
  readonly houses: readonly House[];
}

/** What a house's screens say of its collection. */
export interface Collection {
  readonly drawn: number;
  /** What its seats are asked for together. */
  readonly wanted: number;
  /** Made by rule after the same card, beside them, for the networks. */
  readonly readyMade: number;
}

/** A student's: nothing of who made an item, whether it is forged, or of the other house's card, before the reveal. */
export interface StudentGanView extends SharedGanView {
  /** Absent for who has just come: a role comes with the next phase. */
  readonly house?: House;
  readonly isMuted: boolean;
  readonly collect?: {
    readonly card: CardName;
    readonly own: Readonly<Record<ItemId, { readonly ink: PackedInk; readonly strokes: Strokes }>>;
    readonly perSeat: number;
    readonly collection: Collection;
  };
  readonly forge?: {
    /** By their order, from 0: what changes of one of them travels without the others. */
    readonly tests: Readonly<Record<number, ForgerTest>>;
    readonly testsLeft: number;
    readonly referee: RefereeState;
    readonly submitted?: PackedInk;
  };
  readonly judge?: {
    /** Of one's own house, whose items these are to be; absent where the class is no house of its own. */
    readonly card?: CardName;
    /** By the order in which they are shown, from 0. */
    readonly items: Readonly<Record<number, JudgedItem>>;
  };
  readonly learn?: {
    /** Forgeries of one's own side to tap among. */
    readonly survivors: readonly { readonly id: ItemId; readonly ink: PackedInk }[];
    readonly tapped?: ItemId;
  };
  readonly reveal?: StudentReveal;
  /** When the game is over: what each house drew after. */
  readonly cards?: readonly CardName[];
}

export interface ForgerTest {
  readonly strokes: Strokes;
  readonly ink: PackedInk;
  /** Absent while the referee has not answered. */
  readonly answer?: TestAnswer;
}

export interface JudgedItem {
  readonly id: ItemId;
  readonly ink: PackedInk;
  readonly bet?: Stop;
}

export interface StudentReveal {
  readonly forgery?: {
    readonly id: ItemId;
    readonly ink: PackedInk;
    /** Of people. */
    readonly bets: readonly Stop[];
    /** Of networks, where fewer than three people judged it. */
    readonly bots: readonly Stop[];
    readonly scores: MachineScores;
    readonly afterLearning?: number;
    readonly isClaimed: boolean;
  };
  readonly judged: readonly { readonly ink: PackedInk; readonly isForged: boolean; readonly bet?: Stop }[];
  /** One's own, and the role's mean: shown is the difference. In bits. */
  readonly own: RoleScores;
  readonly mean: RoleScores;
  readonly survivor?: { readonly ink: PackedInk; readonly survived?: boolean };
}

/** An item on the wall of a reveal. Percentages: how real people, and the network, take it for. */
export interface RevealedItem {
  readonly id: ItemId;
  readonly house: House;
  readonly isForged: boolean;
  readonly maker: Maker['kind'];
  /** Absent where a real drawing still lies face down. */
  readonly ink?: PackedInk;
  readonly people?: number;
  readonly network?: number;
  readonly scores: MachineScores;
  readonly afterLearning?: number;
  /** The author, who has said "mine". */
  readonly claimedBy?: SeatId;
}

/** The double jury: on how many items of the wall each side of it was right. */
export interface Jury {
  readonly both: number;
  readonly networkOnly: number;
  readonly peopleOnly: number;
  readonly neither: number;
}

export interface BoardReveal {
  readonly items: readonly RevealedItem[];
  /** One a round, up to this one; absent where nothing can be said. */
  readonly meters: readonly (Meter | undefined)[];
  readonly jury: Jury;
  /** In bits, of each house in play. */
  readonly totals: readonly number[];
  /** From the last round on. */
  readonly cards?: readonly CardName[];
  /** Mean bits of a forgery by who made it: where a network competes. */
  readonly makers: Readonly<Partial<Record<Maker['kind'], number>>>;
}

export interface SeatCounts {
  readonly collected: number;
  readonly forged: number;
  /** Forgeries that it handed in itself, and not the clock for it. */
  readonly submitted: number;
  readonly tests: number;
  readonly bets: number;
}

export interface BoardGanView extends SharedGanView {
  readonly collections: readonly Collection[];
  /** How many seats have done what the phase asks for, and how many are asked. */
  readonly progress: { readonly done: number; readonly asked: number };
  readonly referees: readonly RefereeState[];
  readonly films: readonly (readonly FilmFrame[])[];
  readonly reveal?: BoardReveal;
  readonly drive: Drive;
  /** Every judging that is over. */
  readonly checkpoints: readonly Checkpoint[];
  /** What has been counted of each seat since the game began. */
  readonly counts: Readonly<Record<SeatId, SeatCounts>>;
}

export interface TeacherGanView extends BoardGanView {
  /** For export: all that was judged in the rounds that are over. */
  readonly record: readonly RecordLine[];
  /** Of the rounds that are revealed. */
  readonly results: readonly RoundResult[];
  readonly roles: Readonly<Record<SeatId, House>>;
  readonly muted: Readonly<Record<SeatId, true>>;
  /** What students and networks have made, so that any of it can be hidden. */
  readonly items: Readonly<Record<ItemId, TeacherItem>>;
}

export type TeacherItem = Pick<Item, 'ink' | 'house' | 'isForged' | 'round' | 'isHidden'> & {
  readonly maker: Maker['kind'];
  readonly seat?: SeatId;
};

export type GanView = StudentGanView | BoardGanView | TeacherGanView;
