import type { Facts } from '#shared/activities/habits/state.ts';

/** What an activity says of its own questions, by their topic. */
export interface PredictionWords {
  /** In a list to choose from. */
  readonly title: string;
  readonly asks: (facts: Facts) => string;
  /** Three, one for each picture. */
  readonly answers: readonly string[];
  /** How it was measured. */
  readonly came: (facts: Facts, outcome: number) => string;
}

export interface ClaimWords {
  /** As the textbooks have it. */
  readonly claim: string;
  /** How the class tries it. */
  readonly tries: (facts: Facts) => string;
  readonly came: (facts: Facts, outcome: number) => string;
}

export interface HabitWords {
  readonly prediction: Readonly<Record<string, PredictionWords>>;
  readonly claim: Readonly<Record<string, ClaimWords>>;
}

/** The pictures of a question's answers, by name; by default those of one loss. What is no loss, the activity draws. */
export type OutcomePictures = Readonly<Partial<Record<string, readonly string[]>>>;

/** One of an activity's own pictures, and the room that it has. */
export interface OwnPicture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
}
