import type { SeatId } from '../../protocol/session-view.ts';
import { remembered } from '../game/remembered.ts';
import { fieldOf } from './belief.ts';
import { believedField } from './believed.ts';
import { realPoints } from './real-points.ts';
import { revealOf } from './reveal.ts';
import { halfOf, roleOf } from './roles.ts';
import { gridOf, forgedPoints, scoresOf } from './scores.ts';
import { roundOf } from './stages.ts';
import type { DealtPoint, Point, PointsState, Role, RoundRecord } from './state.ts';
import type { JudgedPoint, SharedPointsView, StudentPointsView } from './view-types.ts';

export function studentView(state: PointsState, seat: SeatId, shared: SharedPointsView): StudentPointsView {
  if (state.stage.phase === 'close') return { ...shared, totals: totalsOf(state, seat) };
  if (state.settings.cast === 'networks') return spectatorView(state, seat, shared);
  const role = roleOf(state, seat);
  if (!role) return shared;
  return {
    ...shared,
    ...resultOf(state, seat),
    role,
    ...(role === 'forger' && { forger: { points: state.forged[seat] ?? [] } }),
    ...(role === 'detective' && detectivePart(state, seat, shared)),
  };
}

/** While belief is painted, what the others believe is for the forgers and for the board. */
function detectivePart(state: PointsState, seat: SeatId, { reveal }: SharedPointsView) {
  const { settings, stage } = state;
  const { training, heldOut } = realPoints(settings, roundOf(stage));
  const grid = gridOf(state.grids, seat);
  return {
    field: fieldOf([grid]),
    detective: { grid, real: training, forgedBefore: forgedBefore(state) },
    // Who paints knows real points anyway.
    ...(reveal && { reveal: { ...reveal, heldOut } }),
  };
}

/** None where real points lie elsewhere by now. */
function forgedBefore({ settings, stage, rounds }: PointsState): readonly Point[] {
  const round = roundOf(stage);
  const before = rounds[round - 1];
  if (!before || halfOf(settings.cast, round - 1) !== halfOf(settings.cast, round)) return [];
  return [...Object.values(before.forged).flat(), ...(before.networkForged ?? [])];
}

function resultOf(state: PointsState, seat: SeatId): Pick<StudentPointsView, 'own' | 'ownForged'> {
  const { stage, rounds } = state;
  const record = stage.phase === 'reveal' ? rounds[stage.round] : undefined;
  if (!record) return {};
  const own = scoresIn(state, roundOf(stage), record)[seat];
  const earned = forgedPoints(record, seat);
  const points = record.forged[seat]?.map((point, index) => ({
    ...point,
    ...(own && earned[index]!),
  }));
  return { ...(own && { own }), ...(points && { ownForged: points }) };
}

/** Wanders through latents while the networks learn, then judges; the others' points are shown to who has judged. */
function spectatorView(state: PointsState, seat: SeatId, shared: SharedPointsView): StudentPointsView {
  const { settings, stage, rounds } = state;
  if (stage.phase !== 'reveal') return shared;
  const record = rounds[stage.round];
  const dealt = record?.deals?.[seat];
  if (!record || !dealt) return shared;
  const isDone = dealt.every(({ stop }) => stop !== undefined);
  const own = scoresIn(state, stage.round, record)[seat];
  return {
    ...shared,
    ...(isDone && { field: believedField(state), reveal: revealOf(state, stage.round) }),
    judge: { real: realPoints(settings, stage.round).training, points: dealt.map(toldPoint) },
    ...(own && isDone && { own }),
  };
}

function toldPoint({ x, y, stop, isForged }: DealtPoint): JudgedPoint {
  return stop === undefined ? { x, y } : { x, y, stop, isForged };
}

function totalsOf(state: PointsState, seat: SeatId): Readonly<Partial<Record<Role, number>>> {
  const played = Object.entries(state.rounds).flatMap(
    ([round, record]) => scoresIn(state, Number(round), record)[seat] ?? [],
  );
  const of = (role: Role) => {
    const bits = played.filter((score) => score.role === role).map((score) => score.bits);
    return bits.length > 0 ? { [role]: bits.reduce((sum, value) => sum + value, 0) / bits.length } : {};
  };
  return { ...of('detective'), ...of('forger') };
}

/** Worked out once for a record, however many look. */
const scoresIn = remembered(
  ({ settings }: PointsState, round: number, record: RoundRecord) =>
    scoresOf(record, realPoints(settings, round).heldOut),
  (_state, _round, record) => [record],
);
