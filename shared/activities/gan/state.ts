import type { Verdict } from '../../engine/index.ts';
import type { Strokes } from '../../drawings/strokes.ts';
import type { SeatId } from '../../protocol/session-view.ts';
import type { Drive } from '../game/drive.ts';
import type { Steering, SteeringEvent } from '../game/steer.ts';
import type { Stop } from '../game/stops.ts';
import type { PairMeasures } from '../learner-facts.ts';
import type { PhaseClock } from '../phase-clock.ts';
import type { CardName, Subject } from './cards/cards.ts';

/** Who forges, or who judges. */
export const PARTIES = ['students', 'network'] as const;

export type Party = (typeof PARTIES)[number];

/**
 * A preset is one combination of two parties on drawings: two houses (students, students), fool the machine (students,
 * network), spot the machine (network, students), spectate (network, network).
 */
export interface GanSettings {
  readonly forgers: Party;
  readonly judges: Party;
  readonly subject: Subject;
  /** Dense networks instead of convolutional ones: for slow machines. */
  readonly isCheap: boolean;
  readonly seed: number;
}

/** Each draws after a card of its own, and forges the other's. Where the class is one house, it is the first. */
export type House = 0 | 1;

/** Of these a round is made; which of them, and in what order, the parties decide: see plan.ts. */
export type RoundPhase = 'forge' | 'judge' | 'learn' | 'reveal';

export type GanStage =
  | { readonly phase: 'setup' }
  | { readonly phase: 'collect'; readonly clock: PhaseClock }
  /** Rounds are counted from 1. */
  | { readonly phase: RoundPhase; readonly round: number; readonly clock: PhaseClock }
  | { readonly phase: 'close' };

export type GanPhase = GanStage['phase'];

export const PHASES = [
  'setup',
  'collect',
  'forge',
  'judge',
  'learn',
  'reveal',
  'close',
] as const satisfies readonly GanPhase[];

/** A drawing, a test of one, or a forgery: whatever may be shown to a judge has such a number. */
export type ItemId = number;

/** 28×28 pixels in 16 levels of ink, two to a byte, in base64: see ink.ts. */
export type PackedInk = string;

export type Maker =
  | { readonly kind: 'seat'; readonly seat: SeatId }
  /** The generator. */
  | { readonly kind: 'network' }
  /** Drawn by rule after a card, or, as a forgery, without its trait. Marked wherever it is shown. */
  | { readonly kind: 'readyMade' };

/** How real the networks take an item for, from 0 to 1; each before it has learned from it. */
export interface MachineScores {
  /** The one that forgers may ask. */
  readonly referee?: number;
  /** The one that nobody can ask. */
  readonly hidden?: number;
  /** The generator's own opponent. */
  readonly discriminator?: number;
}

export interface Item {
  /** Whose style it has, or is to have: this house judges it. */
  readonly house: House;
  readonly isForged: boolean;
  readonly maker: Maker;
  /** In which round it was forged, or, for a ready-made real one, dealt. Absent on what was collected. */
  readonly round?: number;
  readonly ink: PackedInk;
  /** Of a seat's own, so that it comes back to its pad. */
  readonly strokes?: Strokes;
  readonly bets: Readonly<Record<SeatId, Stop>>;
  readonly scores: MachineScores;
  /** How real the referee takes a forgery for after it has learned from the round's forgeries. */
  readonly afterLearning?: number;
  /** The clock handed it in: its author had tested it last. */
  readonly isHandedIn?: true;
  /** Its author has said "mine". */
  readonly isClaimed?: true;
  readonly isHidden?: true;
}

export type Items = Readonly<Record<ItemId, Item>>;

/** A forger's question to the referee, and what came back. */
export interface Test {
  readonly id: ItemId;
  readonly strokes: Strokes;
  readonly ink: PackedInk;
  readonly answer?: TestAnswer;
}

export interface TestAnswer {
  readonly verdict: Verdict;
  /**
   * ∂D/∂x of the referee, blurred, what can be done, scaled to its 99th percentile: 28×28 signed bytes in base64, 127 for
   * "more ink here helps most", −127 for "less". See ink.ts.
   */
  readonly overlay: string;
}

/** What one of the two players looks like at a moment of its training. */
export interface FilmFrame extends PairMeasures {
  readonly iteration: number;
  /** From latents that stay the same. */
  readonly samples: readonly PackedInk[];
  /** Means since the frame before. */
  readonly losses: { readonly generator: number; readonly discriminator: number };
}

/** How far the referees of a house have come. */
export interface RefereeState {
  readonly isReady: boolean;
  /** Real drawings that it has not seen: with under 30 of them a verdict is one of five steps. */
  readonly heldOut: number;
}

/** What one seat does in a round, besides judging. */
export interface SeatRound {
  readonly tests: readonly Test[];
  /** Its forgery of this round. */
  readonly forgery?: ItemId;
  /** What it has to judge, in this order. */
  readonly deal: readonly ItemId[];
  /** Which forgery it thinks survives what the network learns. */
  readonly survivor?: ItemId;
}

export interface GanState {
  readonly settings: GanSettings;
  readonly stage: GanStage;
  /** All chance of this game comes from it; no view has it. Absent before the game. */
  readonly lots?: number;
  /** What each house draws after; of one house the second is nobody's. */
  readonly cards?: readonly [CardName, CardName];
  readonly houses: Readonly<Record<SeatId, House>>;
  readonly items: Items;
  readonly nextItem: ItemId;
  /** By round, from 1. */
  readonly rounds: Readonly<Record<number, Readonly<Record<SeatId, SeatRound>>>>;
  /** Of the generator that forges each house's style. */
  readonly films: Readonly<Record<House, readonly FilmFrame[]>>;
  /** What the generator has drawn for the next judging, from fresh latents. */
  readonly networkForgeries: Readonly<Record<House, readonly PackedInk[]>>;
  readonly referees: Readonly<Record<House, RefereeState>>;
  readonly muted: Readonly<Record<SeatId, true>>;
  /** By round, from 1: after how many iterations of the first house's generator it was judged. */
  readonly judgedAt?: Readonly<Record<number, number>>;
  /** Where the teacher steers the networks: spectate. */
  readonly drive: Drive;
}

export type GanAction =
  /** A seat's real drawing, after its house's card. */
  | { readonly type: 'collect'; readonly strokes: Strokes }
  | { readonly type: 'discard'; readonly id: ItemId }
  /** A forger asks the referee. */
  | { readonly type: 'test'; readonly round: number; readonly strokes: Strokes }
  | { readonly type: 'submit'; readonly round: number; readonly strokes: Strokes }
  | { readonly type: 'bet'; readonly id: ItemId; readonly stop: Stop }
  | { readonly type: 'tapSurvivor'; readonly id: ItemId }
  | { readonly type: 'claim'; readonly id: ItemId }
  | { readonly type: 'configure'; readonly settings: Partial<GanSettings> }
  | { readonly type: 'begin' }
  | Steering<GanPhase>
  | { readonly type: 'hideItem'; readonly id: ItemId; readonly isHidden: boolean }
  | { readonly type: 'muteSeat'; readonly seat: SeatId; readonly isMuted: boolean }
  /** The session's own, never a page's. */
  | { readonly type: 'timeUp' }
  /** What the networks have found out; the session's own too. */
  | { readonly type: 'observed'; readonly events: readonly NetworkEvent[] };

/** Facts that were measured, as they go into the journal: a replay reads them and measures nothing again. */
export type NetworkEvent =
  | { readonly type: 'testAnswered'; readonly id: ItemId; readonly answer: TestAnswer }
  | { readonly type: 'itemScored'; readonly id: ItemId; readonly scores: MachineScores }
  | { readonly type: 'survivalMeasured'; readonly id: ItemId; readonly score: number }
  | { readonly type: 'filmed'; readonly house: House; readonly frame: FilmFrame }
  | {
      readonly type: 'networkForged';
      readonly house: House;
      readonly forgeries: readonly PackedInk[];
    }
  | { readonly type: 'refereeReported'; readonly house: House; readonly referee: RefereeState };

export type GanEvent =
  | NetworkEvent
  | SteeringEvent
  | { readonly type: 'configured'; readonly settings: GanSettings }
  | {
      readonly type: 'gameBegun';
      readonly lots: number;
      readonly cards: readonly [CardName, CardName];
    }
  | {
      readonly type: 'stageBegun';
      readonly stage: GanStage;
      /** Who has joined since the last one. */
      readonly houses: Readonly<Record<SeatId, House>>;
      /** Forgeries and ready-made drawings that take part from now on. */
      readonly items: Items;
      readonly seats: Readonly<Record<SeatId, Partial<SeatRound>>>;
    }
  | { readonly type: 'collected'; readonly id: ItemId; readonly item: Item }
  | { readonly type: 'discarded'; readonly id: ItemId }
  | { readonly type: 'tested'; readonly seat: SeatId; readonly round: number; readonly test: Test }
  | {
      readonly type: 'submitted';
      readonly seat: SeatId;
      readonly round: number;
      readonly id: ItemId;
      readonly item: Item;
    }
  | { readonly type: 'betPlaced'; readonly seat: SeatId; readonly id: ItemId; readonly stop: Stop }
  | {
      readonly type: 'survivorTapped';
      readonly seat: SeatId;
      readonly round: number;
      readonly id: ItemId;
    }
  | { readonly type: 'claimed'; readonly id: ItemId }
  | { readonly type: 'itemHidden'; readonly id: ItemId; readonly isHidden: boolean }
  | { readonly type: 'seatMuted'; readonly seat: SeatId; readonly isMuted: boolean }
  | { readonly type: 'seatForgotten'; readonly seat: SeatId };
