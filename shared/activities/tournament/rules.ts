import { MAIN_NETWORK, type NetworkName } from '../../protocol/network-name.ts';
import type { SeatId } from '../../protocol/session-view.ts';
import {
  allow,
  refused,
  type ActivityRules,
  type Decision,
  type DecisionContext,
  type Viewer,
} from '../activity.ts';
import { withHabits } from '../habits/with-habits.ts';
import { startedEvents } from './start.ts';
import { tournamentTrials } from './trials.ts';
import type { TournamentAction, TournamentEvent, TournamentState, TournamentView } from './state.ts';

type Decided = Decision<TournamentEvent>;

const initialState: TournamentState = {
  settings: { set: 'ring', iterations: 600, seed: 1 },
  stage: { phase: 'choosing' },
  entries: {},
};

/** Copies of one network, each with a seat's own learning rate, for the same number of iterations: which loss is lowest? */
const ownRules: ActivityRules<TournamentState, TournamentAction, TournamentEvent, TournamentView> = {
  name: 'tournament',
  initial: () => initialState,
  decide,
  apply,
  seatRemoved: ({ entries }, seat) => (entries[seat] ? [{ type: 'left', seat }] : []),
  networks,
  view: (state) => state,
};

export const tournament = withHabits(ownRules, tournamentTrials);

/** A copy has its seat's name. A phone follows its own, and the best once it is crowned. */
function networks({ entries, stage }: TournamentState, viewer: Viewer): readonly NetworkName[] {
  const own = viewer.role === 'student' ? [viewer.seat] : Object.keys(entries);
  return stage.phase === 'crowned' ? [...own, MAIN_NETWORK] : own;
}

function decide(state: TournamentState, action: TournamentAction, context: DecisionContext): Decided {
  const { viewer } = context;
  if (action.type !== 'enter')
    return viewer.role === 'teacher' ? decideSteering(state, action, context) : refused('teacher-only');
  if (viewer.role !== 'student') return refused('students-only');
  if (state.stage.phase !== 'choosing') return refused('not-now', `it is ${state.stage.phase}`);
  return allow([{ type: 'entered', seat: viewer.seat, entry: action.entry }]);
}

type Steering = Exclude<TournamentAction, { type: 'enter' }>;

function decideSteering(state: TournamentState, action: Steering, context: DecisionContext): Decided {
  const { stage, settings } = state;
  switch (action.type) {
    case 'configure':
      if (stage.phase !== 'choosing') return refused('not-now', `it is ${stage.phase}`);
      return allow([{ type: 'configured', settings: { ...settings, ...action.settings } }]);
    case 'start':
      return stage.phase === 'choosing'
        ? decideStart(state, context)
        : refused('not-now', `it is ${stage.phase}`);
    case 'pause':
      return allow(stage.phase === 'running' && !stage.isPaused ? [{ type: 'paused' }] : []);
    case 'resume':
      return allow(stage.phase === 'running' && stage.isPaused ? [{ type: 'resumed' }] : []);
    case 'crown':
      if (stage.phase !== 'running') return refused('not-now', `it is ${stage.phase}`);
      return decideCrown(state, action.seat);
    case 'again':
      return allow(stage.phase === 'choosing' ? [] : [{ type: 'begunAgain' }]);
    default:
      return action satisfies never;
  }
}

function decideCrown({ entries }: TournamentState, seat: SeatId): Decided {
  const entry = entries[seat];
  return entry ? allow([{ type: 'crowned', seat, entry }]) : refused('no-such-seat', seat);
}

function decideStart(state: TournamentState, context: DecisionContext): Decided {
  if (context.seats.length === 0) return refused('not-now', 'nobody has a seat yet');
  return allow(startedEvents(state, context));
}

/** Replayed from the journal, so it must never change what it makes of an old event. */
function apply(state: TournamentState, event: TournamentEvent): TournamentState {
  switch (event.type) {
    case 'entered':
      return { ...state, entries: { ...state.entries, [event.seat]: event.entry } };
    case 'left':
      return withoutSeat(state, event.seat);
    case 'configured':
      return { ...state, settings: event.settings };
    case 'started':
      return { ...state, entries: event.entries, stage: { phase: 'running', isPaused: false } };
    case 'paused':
      return { ...state, stage: { phase: 'running', isPaused: true } };
    case 'resumed':
      return { ...state, stage: { phase: 'running', isPaused: false } };
    case 'crowned':
      return { ...state, stage: { phase: 'crowned', seat: event.seat, entry: event.entry } };
    case 'begunAgain':
      return { ...state, stage: { phase: 'choosing' } };
    default:
      return event satisfies never;
  }
}

/** What it was crowned for stays on the board. */
function withoutSeat(state: TournamentState, seat: string): TournamentState {
  const { [seat]: _gone, ...entries } = state.entries;
  return { ...state, entries };
}
