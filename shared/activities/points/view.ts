import type { SeatId } from '../../protocol/session-view.ts';
import type { Viewer } from '../activity.ts';
import { fieldOf } from './belief.ts';
import { believedField, isMachineJudging } from './believed.ts';
import { realPoints } from './real-points.ts';
import { revealOf, roundMeters } from './reveal.ts';
import { roleIn, roleOf } from './roles.ts';
import { gridOf } from './scores.ts';
import { shownRound } from './stages.ts';
import type { PointsState } from './state.ts';
import { studentView } from './student-view.ts';
import type { BoardPointsView, Hand, PointsView, SharedPointsView } from './view-types.ts';

export function view(state: PointsState, viewer: Viewer): PointsView {
  switch (viewer.role) {
    case 'student':
      return studentView(state, viewer.seat, sharedView(state));
    case 'board':
      return boardView(state);
    case 'teacher':
      return {
        ...boardView(state),
        settings: state.settings,
        hands: handsOf(state),
        rounds: state.rounds,
      };
    default:
      return viewer satisfies never;
  }
}

function sharedView(state: PointsState): SharedPointsView {
  const { stage, settings } = state;
  const isJudging = isJudgedNow(state);
  return {
    settings: { cast: settings.cast },
    stage,
    field: isJudging ? fieldOf([]) : believedField(state),
    ...(isMachineJudging(state) && { isMachineJudging: true }),
    ...(stage.phase === 'reveal' &&
      !isJudging &&
      state.rounds[stage.round] && { reveal: revealOf(state, stage.round) }),
  };
}

/** Where networks play among themselves: somebody has not judged all that they were dealt. */
function isJudgedNow({ stage, rounds }: PointsState): boolean {
  const deals = stage.phase === 'reveal' ? rounds[stage.round]?.deals : undefined;
  return Object.values(deals ?? {}).some((dealt) => dealt.some(({ stop }) => stop === undefined));
}

function boardView(state: PointsState): BoardPointsView {
  const { teams, rounds, film, drive } = state;
  const roles = Object.keys(teams).flatMap((seat) => roleOf(state, seat) ?? []);
  return {
    ...sharedView(state),
    real: realOnBoard(state),
    forged: Object.values(state.forged).flat(),
    counts: {
      detective: roles.filter((role) => role === 'detective').length,
      forger: roles.filter((role) => role === 'forger').length,
    },
    meters: Object.keys(rounds).map((round) => roundMeters(state, Number(round))),
    film: film.map(({ forgeries: _, levels: __, ...frame }) => frame),
    drive,
  };
}

/** Who forges reads the board too. */
function realOnBoard({ settings, stage }: PointsState) {
  const isOpen = settings.cast === 'networks' || stage.phase === 'close';
  return isOpen && stage.phase !== 'setup' ? realPoints(settings, shownRound(stage)).training : [];
}

function handsOf({
  settings,
  stage,
  teams,
  grids,
  forged,
  rounds,
}: PointsState): Readonly<Record<SeatId, Hand>> {
  const round = shownRound(stage);
  if (stage.phase === 'setup') return {};
  return Object.fromEntries(
    Object.entries(teams).map(([seat, team]): [SeatId, Hand] => {
      const role = roleIn(settings.cast, team, round);
      const dealt = Object.values(rounds).flatMap(({ deals }) => deals?.[seat] ?? []);
      const judged = dealt.filter(({ stop }) => stop !== undefined).length;
      return [
        seat,
        {
          ...(role && { role }),
          ...(role === 'detective' && { grid: gridOf(grids, seat) }),
          ...(role === 'forger' && { points: forged[seat] ?? [] }),
          judged,
        },
      ];
    }),
  );
}
