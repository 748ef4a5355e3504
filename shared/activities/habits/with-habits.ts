import { refused, type ActivityRules, type Observation, type Viewer } from '../activity.ts';
import { decideHabit, observeRound } from './decide.ts';
import { applyRound, ownOf, viewRound } from './rounds.ts';
import type {
  Asks,
  Habit,
  HabitActed,
  HabitHappened,
  RoundView,
  WithRounds,
  WithRoundView,
} from './state.ts';
import type { Trials } from './trial.ts';

interface Options<State> {
  readonly restsStudents?: boolean;
  readonly askedOn?: (state: State) => State;
}

/**
 * The rules of an activity, and those of *predict, then see* and *is it true?* around them: all that an activity adds are
 * its trials. Its own state, actions and events stay as they are. `restsStudents`: while a trial runs nobody may change what
 * it is measured on. `askedOn`: the state that a question would be asked on, where it is not the present one.
 */
export function withHabits<
  State extends object,
  Action extends { readonly type: string },
  Event extends { readonly type: string },
  View extends object,
>(
  rules: ActivityRules<State, Action, Event, View>,
  trials: Trials<State, Event>,
  { restsStudents = false, askedOn = (state) => state }: Options<State> = {},
): ActivityRules<State & WithRounds, Action | HabitActed, Event | HabitHappened, View & WithRoundView> {
  const { awaitedBy, deadline, networks } = rules;
  return {
    name: rules.name,
    initial: () => rules.initial(),
    decide(state, action, context) {
      if (isHabit(action)) return decideHabit(state, action.habit, trials, context);
      const isMeasured = state.habits?.round?.stage === 'running';
      if (restsStudents && isMeasured && context.viewer.role === 'student')
        return refused('not-now', 'it is being measured');
      return rules.decide(state, action, context);
    },
    apply(state, event) {
      if (hasHappened(event)) return { ...state, habits: applyRound(state.habits, event.habit)! };
      const after: State & WithRounds = rules.apply(state, event);
      return after.habits === state.habits || !state.habits ? after : { ...after, habits: state.habits };
    },
    seatRemoved(state, seat) {
      const own = rules.seatRemoved(state, seat);
      if (!state.habits?.round) return own;
      return [...own, { type: 'habit', habit: { type: 'seatForgotten', seat } }];
    },
    ...(awaitedBy && {
      awaitedBy: (state: State & WithRounds, event: Event | HabitHappened) =>
        hasHappened(event) ? undefined : awaitedBy(state, event),
    }),
    ...(deadline && { deadline: (state: State & WithRounds) => deadline(state) }),
    observe: (state) => joined(rules.observe?.(state), observeRound(state, trials)),
    audience(viewer, state) {
      const own = rules.audience?.(viewer, state) ?? viewer.role;
      return state.habits?.round ? `${own} ${ownOf(state.habits.round, viewer)}` : own;
    },
    ...(networks && { networks: (state: State & WithRounds, viewer: Viewer) => networks(state, viewer) }),
    view(state, viewer) {
      const round = state.habits?.round;
      const own = rules.view(withoutRounds(state), viewer);
      const shown = round && viewRound(round, viewer);
      if (viewer.role !== 'teacher') return viewBoth(own, shown, {});
      return viewBoth(own, shown, {
        asks: asksOf(state, trials, askedOn),
        topics: state.habits?.topics ?? [],
      });
    },
  };
}

function isHabit<Other extends { readonly type: string }>(one: Other | HabitActed): one is HabitActed {
  return one.type === 'habit';
}

function hasHappened<Other extends { readonly type: string }>(
  one: Other | HabitHappened,
): one is HabitHappened {
  return one.type === 'habit';
}

/** Both at once; whichever has something to say first. */
function joined<Action>(
  one: Observation<Action> | undefined,
  other: Observation<HabitActed> | undefined,
): Observation<Action | HabitActed> | undefined {
  if (!one || !other) return one ?? other;
  return { id: `${one.id} ${other.id}`, answer: (report) => one.answer(report) ?? other.answer(report) };
}

const ownStates = new WeakMap<object, object>();

/** Only the activity's own: what phones answered is no screen's, whatever its view passes on. The same for the same state. */
function withoutRounds<State extends object>(state: State & WithRounds): State {
  if (!state.habits) return state;
  const known = ownStates.get(state) as State | undefined;
  if (known) return known;
  const { habits: _, ...own } = state;
  ownStates.set(state, own);
  return own as unknown as State;
}

const views = new WeakMap<object, WeakMap<object, object>>();

/** The same object as long as nothing of it changed: topics change with their round alone. */
function viewBoth<View extends object>(
  own: View,
  round: RoundView | undefined,
  forTeacher: Pick<WithRoundView, 'asks' | 'topics'>,
): View & WithRoundView {
  const other = round ?? forTeacher.asks;
  if (!other) return own;
  const known = views.get(own) ?? new WeakMap<object, View & WithRoundView>();
  views.set(own, known);
  const made = (known.get(other) as (View & WithRoundView) | undefined) ?? {
    ...own,
    ...(round && { round }),
    ...forTeacher,
  };
  known.set(other, made);
  return made;
}

const askable = new WeakMap<object, Asks>();

/** What can be asked as things stand. */
function asksOf<State extends object, Event>(
  state: State,
  trials: Trials<State, Event>,
  askedOn: (state: State) => State,
): Asks {
  const known = askable.get(state);
  if (known) return known;
  const then = askedOn(state);
  const facts = (habit: Habit) =>
    Object.fromEntries(
      Object.entries(trials[habit]).flatMap(([topic, trial]) => {
        const asked = trial.asked(then);
        return asked ? [[topic, asked]] : [];
      }),
    );
  const made = { prediction: facts('prediction'), claim: facts('claim') };
  askable.set(state, made);
  return made;
}
