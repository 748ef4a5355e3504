import { allow, refused, type Decision, type DecisionContext } from '../activity.ts';
import { shuffled } from '../game/shuffled.ts';
import { steer } from '../game/steer.ts';
import { apply } from './apply.ts';
import { beginNextStage } from './begin-stage.ts';
import { CARDS_OF, type CardName } from './cards/cards.ts';
import { chanceOf } from './chance.ts';
import type { GanAction, GanEvent, GanState } from './state.ts';

type TeachersAction = Exclude<
  GanAction,
  {
    type: 'collect' | 'discard' | 'test' | 'submit' | 'bet' | 'tapSurvivor' | 'claim' | 'timeUp' | 'observed';
  }
>;

const CARDS = 4;

/** What the teacher does. */
export function decideSteering(
  state: GanState,
  action: TeachersAction,
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
    case 'hideItem':
      return state.items[action.id]
        ? allow([{ type: 'itemHidden', id: action.id, isHidden: action.isHidden }])
        : refused('no-such-example');
    case 'muteSeat':
      return allow([{ type: 'seatMuted', seat: action.seat, isMuted: action.isMuted }]);
    default:
      return steer(state, action, { now: context.now, goOn: () => beginNextStage(state, context) });
  }
}

function begin(state: GanState, context: DecisionContext): Decision<GanEvent> {
  const lots = context.randomSeed();
  const [first, second] = shuffled<CardName>(CARDS_OF[state.settings.subject], chanceOf({ lots }, CARDS));
  const begun: GanEvent = { type: 'gameBegun', lots, cards: [first!, second!] };
  return allow([begun, beginNextStage(apply(state, begun), context)]);
}
