import type { SeatId } from '../../protocol/session-view.ts';
import { decideTimeUp } from '../game/time-up.ts';
import { allow, refused, type Decision, type DecisionContext } from '../activity.ts';
import { POINTS_LIMITS } from './limits.ts';
import { roleOf } from './roles.ts';
import type { PointsAction, PointsEvent, PointsState, Role } from './state.ts';
import { beginNextStage, decideSteering } from './steer.ts';

type By<Type extends PointsAction['type']> = Extract<PointsAction, { type: Type }>;
type Measured = By<'measured' | 'fieldMeasured' | 'filmed'>;
type Move = By<'paint' | 'place' | 'judge'>;

export function decide(
  state: PointsState,
  action: PointsAction,
  context: DecisionContext,
): Decision<PointsEvent> {
  const { viewer } = context;
  switch (action.type) {
    case 'timeUp':
      return viewer.role === 'clock'
        ? decideTimeUp(state.stage, { now: context.now, goOn: () => beginNextStage(state, context) })
        : refused('not-now');
    case 'measured':
    case 'fieldMeasured':
    case 'filmed':
      return viewer.role === 'network' ? decideMeasured(state, action) : refused('not-now');
    case 'paint':
    case 'place':
    case 'judge':
      return viewer.role === 'student' ? decideMove(state, action, viewer.seat) : refused('students-only');
    default:
      return viewer.role === 'teacher' ? decideSteering(state, action, context) : refused('teacher-only');
  }
}

function decideMove(state: PointsState, action: Move, seat: SeatId): Decision<PointsEvent> {
  const { stage } = state;
  if (action.type === 'judge') return decideJudged(state, action, seat);
  const role: Role = action.type === 'paint' ? 'detective' : 'forger';
  if (stage.phase !== 'play') return refused('not-now', `it is ${stage.phase}`);
  if (stage.clock.kind === 'stopped') return refused('frozen');
  if (roleOf(state, seat) !== role) return refused('not-now', `only a ${role} may`);
  if (action.type === 'paint') return allow([{ type: 'painted', seat, grid: action.grid }]);
  if (action.points.length !== POINTS_LIMITS.pointsPerForger)
    return refused('out-of-range', `${POINTS_LIMITS.pointsPerForger} points are to be placed`);
  return allow([{ type: 'placed', seat, points: action.points }]);
}

function decideJudged(
  { stage, rounds }: PointsState,
  { index, stop }: By<'judge'>,
  seat: SeatId,
): Decision<PointsEvent> {
  if (stage.phase !== 'reveal') return refused('not-now', `it is ${stage.phase}`);
  if (stage.clock.kind === 'stopped') return refused('frozen');
  const dealt = rounds[stage.round]?.deals?.[seat]?.[index];
  if (!dealt) return refused('out-of-range', `point ${index} was not dealt`);
  if (dealt.stop !== undefined) return refused('not-now', `point ${index} was judged before`);
  return allow([{ type: 'judged', seat, round: stage.round, index, stop }]);
}

/** Everything that was measured of a round belongs to it, also where it comes late. */
function decideMeasured({ rounds }: PointsState, action: Measured): Decision<PointsEvent> {
  if (action.type !== 'measured') return allow([action]);
  const { round, networkForged, networkBelief } = action;
  if (!rounds[round]) return allow([]);
  return allow([
    {
      type: 'networksMeasured',
      round,
      ...(networkForged && { networkForged }),
      ...(networkBelief && { networkBelief }),
    },
  ]);
}
