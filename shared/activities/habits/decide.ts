import { allow, refused, type Decision, type DecisionContext, type Observation } from '../activity.ts';
import { openVote } from './rounds.ts';
import { CHOICES, type HabitAction, type HabitActed, type HabitHappened, type WithRounds } from './state.ts';
import type { Trial, Trials } from './trial.ts';

type Happened<Event> = Event | HabitHappened;
type Decided<Event> = Decision<Happened<Event>>;

export function decideHabit<State, Event>(
  state: State & WithRounds,
  action: HabitAction,
  trials: Trials<State, Event>,
  context: DecisionContext,
): Decided<Event> {
  const { viewer } = context;
  if (action.type === 'answer') return decideAnswer(state, action, context);
  if (action.type === 'measure' || action.type === 'disturb')
    return viewer.role === 'network' ? decideEnd(state, action, trials) : refused('teacher-only');
  if (viewer.role !== 'teacher') return refused('teacher-only');
  switch (action.type) {
    case 'ask':
      return decideAsking(state, action, trials, context);
    case 'run':
      return decideRun(state, trials, context);
    case 'close':
      return state.habits?.round?.stage === 'second' ? allow([happened({ type: 'closed' })]) : notNow(state);
    case 'dismiss':
      return decideDismissal(state, trials);
    default:
      return action satisfies never;
  }
}

/** What the round that is running waits for. */
export function observeRound<State, Event>(
  state: State & WithRounds,
  trials: Trials<State, Event>,
): Observation<HabitActed> | undefined {
  const round = state.habits?.round;
  const trial = trialOf(state, trials);
  if (!round || !trial || round.stage !== 'running') return undefined;
  const { id, asked } = round;
  return {
    id: `round ${id}`,
    answer(report) {
      const measured = trial.measure(report, asked, state);
      if (measured === undefined) return undefined;
      const habit =
        measured === 'disturbed'
          ? ({ type: 'disturb', round: id } as const)
          : ({ type: 'measure', round: id, ...measured } as const);
      return { type: 'habit', habit };
    },
  };
}

function happened(habit: HabitHappened['habit']): HabitHappened {
  return { type: 'habit', habit };
}

function notNow({ habits }: WithRounds): { refused: 'not-now'; detail: string } {
  return { refused: 'not-now', detail: `the round is ${habits?.round?.stage ?? 'not begun'}` };
}

function trialOf<State, Event>(
  { habits }: WithRounds,
  trials: Trials<State, Event>,
): Trial<State, Event> | undefined {
  const round = habits?.round;
  return round && trials[round.habit][round.topic];
}

function decideAsking<State, Event>(
  state: State & WithRounds,
  { habit, topic }: HabitAction & { type: 'ask' },
  trials: Trials<State, Event>,
  context: DecisionContext,
): Decided<Event> {
  if (state.habits?.round?.stage === 'running') return notNow(state);
  const trial = Object.hasOwn(trials[habit], topic) ? trials[habit][topic] : undefined;
  if (!trial) return refused('out-of-range', topic);
  const asked = trial.asked(state);
  if (!asked) return refused('not-now', topic);
  const id = (state.habits?.rounds ?? 0) + 1;
  const held = trial.hold?.(state, context) ?? [];
  return allow<Happened<Event>>([...held, happened({ type: 'asked', id, habit, topic, asked })]);
}

/** Until the vote is over, answers can be changed. */
function decideAnswer(
  state: WithRounds,
  { round: id, vote, choice }: HabitAction & { type: 'answer' },
  { viewer }: DecisionContext,
): Decision<HabitHappened> {
  if (viewer.role !== 'student') return refused('students-only');
  const round = state.habits?.round;
  if (round?.id !== id || openVote(round.stage) !== vote) return notNow(state);
  if (choice >= CHOICES[round.habit]) return refused('out-of-range', `answer 0–${CHOICES[round.habit] - 1}`);
  if (round.votes[vote][viewer.seat] === choice) return allow([]);
  return allow([happened({ type: 'answered', seat: viewer.seat, vote, choice })]);
}

/** As things stand now: they may have changed since it was asked. */
function decideRun<State, Event>(
  state: State & WithRounds,
  trials: Trials<State, Event>,
  context: DecisionContext,
): Decided<Event> {
  const trial = trialOf(state, trials);
  if (!trial || state.habits?.round?.stage !== 'first') return notNow(state);
  const asked = trial.asked(state);
  if (!asked) return refused('not-now', state.habits.round.topic);
  const { switch: thrown, run } = trial.begin(state, asked, context);
  const epochs = trial.epochs?.(asked) ?? 0;
  return allow<Happened<Event>>([...thrown, happened({ type: 'begun', epochs, asked }), ...run]);
}

function decideEnd<State, Event>(
  state: State & WithRounds,
  action: Extract<HabitAction, { type: 'measure' | 'disturb' }>,
  trials: Trials<State, Event>,
): Decided<Event> {
  const round = state.habits?.round;
  const trial = trialOf(state, trials);
  if (!trial || round?.id !== action.round || round.stage !== 'running') return allow<Happened<Event>>([]);
  const { asked } = round;
  if (action.type === 'disturb')
    return allow<Happened<Event>>([happened({ type: 'disturbed' }), ...trial.end(state, asked)]);
  const { outcome, facts } = action;
  return allow<Happened<Event>>([happened({ type: 'measured', outcome, facts }), ...trial.end(state, asked)]);
}

function decideDismissal<State, Event>(
  state: State & WithRounds,
  trials: Trials<State, Event>,
): Decided<Event> {
  const round = state.habits?.round;
  if (!round) return allow<Happened<Event>>([]);
  const trial = trialOf(state, trials);
  const ended = trial && round.stage === 'running' ? trial.end(state, round.asked) : [];
  return allow<Happened<Event>>([happened({ type: 'dismissed' }), ...ended]);
}
