import type { DecisionContext, NetworkFacts } from '../activity.ts';
import type { Facts, Habit, Measured } from './state.ts';

/** Something that the class tries on its own networks: behind a question or a claim. */
export interface Trial<State, Event> {
  /** The numbers that its sentence names, as things stand; undefined where it cannot be tried now. */
  asked(state: State): Facts | undefined;
  /** What is held while phones answer: a clock, say. */
  hold?(state: State, context: DecisionContext): readonly Event[];
  /** Epochs that are counted while it runs; default 0. */
  epochs?(asked: Facts): number;
  /** What throws the switch, and what starts the run. */
  begin(
    state: State,
    asked: Facts,
    context: DecisionContext,
  ): { readonly switch: readonly Event[]; readonly run: readonly Event[] };
  /** What a report says; undefined as long as it says nothing, 'disturbed' where the run cannot be measured any more. */
  measure(report: NetworkFacts, asked: Facts, state: State): Measured | 'disturbed' | undefined;
  /** What ends it: usually a pause, and what was thrown for the trial alone is thrown back. */
  end(state: State, asked: Facts): readonly Event[];
}

/** What an activity has to ask. The names are those of the catalogue's sentences. */
export type Trials<State, Event> = Readonly<Record<Habit, Readonly<Record<string, Trial<State, Event>>>>>;
