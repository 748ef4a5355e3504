import { allow, refused, type Decision, type DecisionContext } from '../activity.ts';
import { shuffled } from '../game/shuffled.ts';
import { steered } from '../phase-clock.ts';
import { apply } from './apply.ts';
import { beginNextStage } from './begin-stage.ts';
import { CARDS_OF, type CardName } from './cards/cards.ts';
import { chanceOf } from './chance.ts';
import type { GanAction, GanEvent, GanState } from './state.ts';

type Steering = Exclude<
  GanAction,
  {
    type: 'collect' | 'discard' | 'test' | 'submit' | 'bet' | 'tapSurvivor' | 'claim' | 'timeUp' | 'observed';
  }
>;

const CARDS = 4;

/** What the teacher does. */
export function decideSteering(
  state: GanState,
  action: Steering,
  context: DecisionContext,
): Decision<GanEvent> {
  const { stage } = state;
  switch (action.type) {
    case 'configure': {
      if (stage.phase !== 'setup') return refused('not-now', 'a game is being played');
      return allow([{ type: 'configured', settings: { ...state.settings, ...action.settings } }]);
    }
    case 'begin':
      return stage.phase === 'setup' || stage.phase === 'close' ? begin(state, context) : refused('not-now');
    case 'next':
      if (action.from !== undefined && action.from !== stage.phase) return refused('not-now');
      return stage.phase === 'setup' || stage.phase === 'close' ? refused('not-now') : goOn(state, context);
    case 'extend':
    case 'pause':
    case 'resume':
      return 'clock' in stage
        ? allow([{ type: 'clockSet', clock: steered(stage.clock, action.type, context.now) }])
        : allow([]);
    case 'leave':
      return stage.phase === 'setup' ? allow([]) : allow([{ type: 'gameLeft' }]);
    case 'hideItem':
      return state.items[action.id]
        ? allow([{ type: 'itemHidden', id: action.id, isHidden: action.isHidden }])
        : refused('no-such-example');
    case 'muteSeat':
      return allow([{ type: 'seatMuted', seat: action.seat, isMuted: action.isMuted }]);
    case 'drive':
      return allow([{ type: 'driveSet', drive: { ...state.drive, ...action.drive } }]);
    case 'step':
      return allow([{ type: 'driveSet', drive: { ...state.drive, isRunning: false } }, { type: 'stepped' }]);
    default:
      return action satisfies never;
  }
}

export function decideTimeUp(state: GanState, context: DecisionContext): Decision<GanEvent> {
  const { stage } = state;
  const isDue = 'clock' in stage && stage.clock.kind === 'running' && stage.clock.endsAt <= context.now;
  return isDue ? goOn(state, context) : refused('not-now');
}

function goOn(state: GanState, context: DecisionContext): Decision<GanEvent> {
  return allow([beginNextStage(state, context)]);
}

function begin(state: GanState, context: DecisionContext): Decision<GanEvent> {
  const lots = context.randomSeed();
  const [first, second] = shuffled<CardName>(CARDS_OF[state.settings.subject], chanceOf({ lots }, CARDS));
  const begun: GanEvent = { type: 'gameBegun', lots, cards: [first!, second!] };
  return allow([begun, beginNextStage(apply(state, begun), context)]);
}
