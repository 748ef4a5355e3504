import type { ActivityRules } from '#shared/activities/activity.ts';
import type { TrainingInstruction } from '../training/training.ts';

/** An activity as a session sees it, its own types closed: state, events and actions stay the activity's. */
export type AnyActivityRules = ActivityRules<unknown, unknown, unknown, unknown>;

/**
 * The server's part of an activity: what it trains, when, on what. Instructions are a function of states and events, so
 * that a replay gives the same weights.
 */
export interface ActivityAuthority<State, Action, Event> {
  /** Reads an action that came over the wire, or says what was wrong with it. */
  parse(action: unknown): { readonly action: Action } | { readonly problem: string };
  /** What brings a new job to `state`. */
  open(state: State): readonly TrainingInstruction[];
  /** What `event` asks of the training. */
  instruct(before: State, event: Event, after: State): readonly TrainingInstruction[];
  /** What is wrong with bytes that a teacher wants to keep by reference; without it nothing is kept so. */
  checkBlob?(bytes: Uint8Array): string | undefined;
  readonly bot: ActivityBot<State, Action>;
}

/** How a simulated class plays. `chance()` draws from [0, 1). */
export interface ActivityBot<View, Action> {
  /** What a simulated teacher does first. */
  readonly opening: readonly Action[];
  /** What a simulated teacher does before all else, by the name of how the activity is to be set up. */
  readonly presets?: Readonly<Record<string, readonly Action[]>>;
  /** What a simulated teacher does once everybody has a seat. */
  readonly seated?: readonly Action[];
  /** Whether a lesson that comes to an end has come to it, and whether it is in the middle of it. */
  isOver?(view: View): boolean;
  isHalfway?(view: View): boolean;
  /** What a lesson came to, by its teacher's view: plain JSON. */
  figures?(view: View): Readonly<Record<string, unknown>>;
  /** What a simulated teacher does before that with what is too large for a command: `keep` gives its name. */
  bring?(keep: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>): Promise<readonly Action[]>;
  /** The same class with real material in place of what it makes up. */
  withMaterial?(material: BotMaterial): Promise<ActivityBot<View, Action>>;
  /** What a simulated teacher does next, where a class's whole lesson is simulated. */
  conduct?(view: View): Action | undefined;
  /** What a simulated student does next, or undefined while there is nothing to do. */
  next(view: View, student: BotStudent): Action | undefined;
  /** Whether `view` shows what came of an acknowledged action, as far as nothing later changed it again. */
  shows(view: View, done: DoneAction<Action>): boolean;
  /**
   * Of an action that asks the networks something: whether `view` has their answer. Undefined where nothing was asked, or
   * nothing will be answered any more.
   */
  isAnswered?(view: View, done: DoneAction<Action>): boolean | undefined;
  /** Compares all that was acknowledged to one student, in order, with what is there at the end. */
  audit(
    view: View,
    seat: string,
    done: readonly DoneAction<Action>[],
  ): { readonly lost: number; readonly duplicated: number };
}

/** What a simulated class is given to work with. */
export interface BotMaterial {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly classes: readonly string[] | undefined;
  readonly seed: number;
  /** The teacher brings so many examples of each class to learn from, and so many in all for the test. */
  readonly lesson: { readonly perClass: number; readonly test: number } | undefined;
}

/** An acknowledged action, and the id of what it created. */
export interface DoneAction<Action> {
  readonly action: Action;
  readonly id?: number;
}

export interface BotStudent {
  readonly seat: string;
  readonly number: number;
  chance(): number;
}

/** One activity with both of its parts, as the registry lists it. */
export interface Activity {
  readonly rules: AnyActivityRules;
  readonly authority: ActivityAuthority<unknown, unknown, unknown>;
}

/**
 * Joins an activity's parts and closes their types. This is the one place where they are forgotten: a session hands an
 * activity only what that same activity made.
 */
export function activity<State, Action, Event, View>(
  rules: ActivityRules<State, Action, Event, View>,
  authority: Omit<ActivityAuthority<State, Action, Event>, 'bot'> & {
    readonly bot: ActivityBot<View, Action>;
  },
): Activity {
  return { rules, authority } as unknown as Activity;
}
