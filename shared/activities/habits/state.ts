import type { SeatId } from '../../protocol/session-view.ts';

/**
 * Two of the habits that every activity has, as rounds of one form: all phones are asked, the activity's own networks run,
 * and the board shows the answers beside what was measured. *Predict, then see* asks once, *is it true?* before and after.
 */
export const HABITS = ['prediction', 'claim'] as const;

export type Habit = (typeof HABITS)[number];

/** Answers to choose from: three pictures, or "true" (0) and "not true" (1). */
export const CHOICES: Readonly<Record<Habit, number>> = { prediction: 3, claim: 2 };

/** Numbers that a sentence names. */
export type Facts = Readonly<Record<string, number>>;

/** What came out, in the numbers of the answers, and how it was measured. */
export interface Measured {
  readonly outcome: number;
  readonly facts: Facts;
}

/** `first`: phones answer. `second`: they do once more. A prediction knows no second time. */
export type RoundStage = 'first' | 'running' | 'second' | 'over';

export type Vote = 'first' | 'second';

export type Votes = Readonly<Record<SeatId, number>>;

export interface Round {
  readonly id: number;
  readonly habit: Habit;
  /** Which of the activity's questions or claims. */
  readonly topic: string;
  readonly asked: Facts;
  readonly stage: RoundStage;
  readonly votes: Readonly<Record<Vote, Votes>>;
  readonly measured?: Measured;
  /** The last run came to nothing: somebody changed the network meanwhile. */
  readonly wasDisturbed?: true;
}

/** What an activity's state has besides its own. */
export interface WithRounds {
  readonly habits?: {
    readonly rounds: number;
    readonly round?: Round;
    /** What was asked so far, each once. */
    readonly topics?: readonly string[];
  };
}

export type HabitAction =
  | { readonly type: 'ask'; readonly habit: Habit; readonly topic: string }
  | { readonly type: 'answer'; readonly round: number; readonly vote: Vote; readonly choice: number }
  | { readonly type: 'run' }
  /** No more second answers: both votes are shown. */
  | { readonly type: 'close' }
  | { readonly type: 'dismiss' }
  /** The networks' own, never a page's. */
  | ({ readonly type: 'measure'; readonly round: number } & Measured)
  | { readonly type: 'disturb'; readonly round: number };

export type HabitEvent =
  | {
      readonly type: 'asked';
      readonly id: number;
      readonly habit: Habit;
      readonly topic: string;
      readonly asked: Facts;
    }
  | { readonly type: 'answered'; readonly seat: SeatId; readonly vote: Vote; readonly choice: number }
  /** So many epochs are counted, 0 for none. */
  | { readonly type: 'begun'; readonly epochs: number; readonly asked: Facts }
  | ({ readonly type: 'measured' } & Measured)
  | { readonly type: 'disturbed' }
  | { readonly type: 'closed' }
  | { readonly type: 'dismissed' }
  | { readonly type: 'seatForgotten'; readonly seat: SeatId };

/** Among an activity's own actions and events. */
export interface HabitActed {
  readonly type: 'habit';
  readonly habit: HabitAction;
}
export interface HabitHappened {
  readonly type: 'habit';
  readonly habit: HabitEvent;
}

/** What a screen is shown of a round. Nobody learns what another seat answered. */
export interface RoundView extends Omit<Round, 'votes'> {
  /** How many have answered, in the vote that is open or was last. */
  readonly answered: number;
  /** One's own answers. */
  readonly own?: Readonly<Partial<Record<Vote, number>>>;
  /** How often each answer was given, once its vote is over. Not on phones. */
  readonly counts?: Readonly<Partial<Record<Vote, readonly number[]>>>;
}

/** What can be asked now, with the numbers of its sentence. */
export type Asks = Readonly<Record<Habit, Readonly<Record<string, Facts>>>>;

export interface WithRoundView {
  readonly round?: RoundView;
  /** The teacher's to choose from. */
  readonly asks?: Asks;
  /** The teacher's: which of them the class has had. */
  readonly topics?: readonly string[];
}
