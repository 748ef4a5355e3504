import { allow, refused, type Decision, type DecisionContext } from '../activity.ts';
import { steer } from '../game/steer.ts';
import { apply } from './apply.ts';
import { dealPoints } from './deal.ts';
import { POINTS_LIMITS } from './limits.ts';
import { realPoints } from './real-points.ts';
import { isFresh, roleIn, teamsOfNewcomers } from './roles.ts';
import { nextStage } from './stages.ts';
import type { Point, PointsAction, PointsEvent, PointsStage, PointsState } from './state.ts';

type TeachersAction = Exclude<
  PointsAction,
  { type: 'paint' | 'place' | 'judge' | 'timeUp' | 'measured' | 'fieldMeasured' | 'filmed' }
>;

/** What only a teacher does. */
export function decideSteering(
  state: PointsState,
  action: TeachersAction,
  context: DecisionContext,
): Decision<PointsEvent> {
  const { stage } = state;
  switch (action.type) {
    case 'configure':
      if (stage.phase !== 'setup') return refused('not-now', 'a game is being played');
      return allow([{ type: 'configured', settings: { ...state.settings, ...action.settings } }]);
    case 'begin':
      if (stage.phase !== 'setup' && stage.phase !== 'close') return refused('not-now');
      return begin(state, context);
    default:
      return steer(state, action, { now: context.now, goOn: () => beginNextStage(state, context) });
  }
}

function begin(state: PointsState, context: DecisionContext): Decision<PointsEvent> {
  const begun: PointsEvent = { type: 'gameBegun', seed: context.randomSeed() };
  return allow([begun, beginNextStage(apply(state, begun), context)]);
}

/** The next stage; a forger without points gets some, scattered by chance. */
export function beginNextStage(state: PointsState, context: DecisionContext): PointsEvent {
  const { cast } = state.settings;
  const stage = nextStage(state.stage, { now: context.now, cast });
  if (stage.phase !== 'play')
    return { type: 'stageBegun', stage, teams: {}, forged: {}, ...dealt(state, stage, context) };
  const newcomers = teamsOfNewcomers(state.teams, context.seats);
  const held = isFresh(cast, stage.round) ? {} : state.forged;
  const forgers = Object.entries({ ...state.teams, ...newcomers }).filter(
    ([seat, team]) => roleIn(cast, team, stage.round) === 'forger' && !held[seat],
  );
  const forged = Object.fromEntries(forgers.map(([seat]) => [seat, scattered(context)]));
  return { type: 'stageBegun', stage, teams: newcomers, forged };
}

/** Where networks play among themselves everybody judges a few points at the end of a round. */
function dealt({ settings, film }: PointsState, stage: PointsStage, { seats, randomSeed }: DecisionContext) {
  if (settings.cast !== 'networks' || stage.phase !== 'reveal') return {};
  const { heldOut: real } = realPoints(settings, stage.round);
  const forged = film.at(-1)?.forgeries ?? [];
  const ids = seats.map(({ id }) => id);
  return { deals: dealPoints(ids, { real, forged, seed: randomSeed() }) };
}

function scattered({ randomSeed }: DecisionContext): readonly Point[] {
  const coordinate = () => Math.round((1.8 * (randomSeed() / 2 ** 32) - 0.9) * 1000) / 1000;
  return Array.from({ length: POINTS_LIMITS.pointsPerForger }, () => ({ x: coordinate(), y: coordinate() }));
}
