import { allow, type Decision, type DecisionContext, type NetworkFacts, refused } from '../activity.ts';
import type { ExampleFacts, SeatId } from '../../protocol/session-view.ts';
import { DRAW_LIMITS } from './limits.ts';
import { mix, seatNumber } from './mix.ts';
import { CONVOLUTIONAL, WITH_ALL } from './networks.ts';
import { isForTest, splitOf } from './split.ts';
import type { DrawAction, DrawEvent, DrawState, Hunt } from './state.ts';
import type { ShownHunt, SuspectToJudge } from './view-types.ts';
import { tallyOf, winnerOf } from './votes.ts';

/** Saboteurs, and the hunt for what they did: of drawings, never of people. */

export const noHunt: Hunt = { asked: 0, accusations: {} };

type By<Type extends DrawAction['type']> = Extract<DrawAction, { type: Type }>;

/** Seats whose drawings are all kept for the test would spoil the measure and harm no network: they are not called. */
export function decideSaboteurs(
  state: DrawState,
  { count }: By<'callSaboteurs'>,
  { seats, randomSeed }: DecisionContext,
): Decision<DrawEvent> {
  const lot = randomSeed();
  const called = seats
    .filter(({ id, number }) => (state.splits[id] ?? splitOf(number, seats)) !== 'test')
    .map(({ id, number }) => ({ id, rank: mix(lot, number) }))
    .sort((one, other) => one.rank - other.rank)
    .slice(0, Math.min(count, DRAW_LIMITS.saboteurs))
    .map(({ id }) => id);
  return allow([{ type: 'saboteursCalled', seats: called }]);
}

/** The class that a saboteur draws in place of the one that is asked for: another one, unless the drawing is for the test. */
export function insteadOf(state: DrawState, seat: SeatId, prompt: number, own: number): number | undefined {
  if (!state.saboteurs.includes(seat)) return undefined;
  const number = seatNumber(seat);
  if (isForTest(state.splits[seat] ?? 'both', own, number)) return undefined;
  const classes = state.settings.classes.length;
  return (prompt + 1 + (mix(number, own) % (classes - 1))) % classes;
}

/** What the network that has seen all drawings says, once it has been over them a few times. */
export function answerHardest({ networks }: NetworkFacts): By<'nameHardest'> | undefined {
  const facts = (networks[WITH_ALL] ?? networks[CONVOLUTIONAL])?.facts as ExampleFacts | undefined;
  const hardest = facts?.hardest ?? [];
  return hardest.length > 0 ? { type: 'nameHardest', hardest } : undefined;
}

export function decideHardest(
  { drawings }: DrawState,
  { hardest }: By<'nameHardest'>,
  { viewer }: DecisionContext,
): Decision<DrawEvent> {
  if (viewer.role !== 'network') return refused('not-now', 'the network says what it found hard');
  const suspects = hardest.filter(({ id }) => drawings[id] && !drawings[id].isHidden);
  return allow([{ type: 'hardestNamed', suspects: suspects.slice(0, DRAW_LIMITS.suspects) }]);
}

export function decideAccusation(
  { phase, hunt, muted }: DrawState,
  { id, isWrong }: By<'accuse'>,
  { viewer }: DecisionContext,
): Decision<DrawEvent> {
  if (viewer.role !== 'student') return refused('students-only');
  if (muted[viewer.seat]) return refused('muted');
  if (phase !== 'hunt') return refused('not-now', `it is ${phase}`);
  if (!hunt.suspects?.some((suspect) => suspect.id === id))
    return refused('no-such-example', `drawing ${id}`);
  return allow([{ type: 'accused', id, seat: viewer.seat, isWrong }]);
}

/** The test set stays as it is: on it both are compared. */
export function decideLeavingOut(
  { drawings }: DrawState,
  { ids, isLeftOut }: By<'leaveOut'>,
): Decision<DrawEvent> {
  const changed = ids.filter((id) => {
    const drawing = drawings[id];
    return drawing && !drawing.isTest && (drawing.isLeftOut === true) !== isLeftOut;
  });
  return allow(changed.length > 0 ? [{ type: 'leftOut', ids: changed, isLeftOut }] : []);
}

export function applyAccusation(
  hunt: Hunt,
  { id, seat, isWrong }: Extract<DrawEvent, { type: 'accused' }>,
): Hunt {
  const { [seat]: _, ...others } = hunt.accusations[id] ?? {};
  const accusers = isWrong ? { ...others, [seat]: true as const } : others;
  return { ...hunt, accusations: { ...hunt.accusations, [id]: accusers } };
}

/** A seat that has gone accuses nobody's drawing. */
export function withoutAccuser(hunt: Hunt, seat: SeatId): Hunt {
  const accusations = Object.entries(hunt.accusations).map(([id, accusers]) => {
    const { [seat]: _, ...others } = accusers;
    return [id, others];
  });
  return { ...hunt, accusations: Object.fromEntries(accusations) as Hunt['accusations'] };
}

/** Those that are still there to be looked at. */
function suspectsOf({ hunt, drawings }: DrawState) {
  return (hunt.suspects ?? []).filter(({ id }) => drawings[id] && !drawings[id].isHidden);
}

export function suspectsToJudge(state: DrawState, seat: SeatId): readonly SuspectToJudge[] {
  const { drawings, settings, hunt } = state;
  return suspectsOf(state).map(({ id }) => {
    const drawing = drawings[id]!;
    const { strokes, pixels } = drawing;
    const label = winnerOf(tallyOf(drawing, settings.classes.length), drawing.prompt);
    const isAccused = hunt.accusations[id]?.[seat] === true;
    return { id, label, isAccused, ...(strokes ? { strokes } : { pixels }) };
  });
}

/** For board and teacher. */
export function shownHunt(state: DrawState): ShownHunt | undefined {
  const { drawings, settings, hunt, sabotaged } = state;
  if (hunt.asked === 0) return undefined;
  const suspects = suspectsOf(state).map((suspect) => {
    const drawing = drawings[suspect.id]!;
    const label = winnerOf(tallyOf(drawing, settings.classes.length), drawing.prompt);
    const accusations = Object.keys(hunt.accusations[suspect.id] ?? {}).length;
    return { ...suspect, label, accusations, isLeftOut: drawing.isLeftOut === true };
  });
  return {
    isAsked: !hunt.suspects,
    suspects,
    ...(sabotaged.length > 0 && hunt.suspects && { sabotaged: sabotageFound(state) }),
  };
}

function sabotageFound({ drawings, sabotaged, hunt: { accusations } }: DrawState): {
  all: number;
  found: number;
} {
  const hunters = new Set(Object.values(accusations).flatMap((accusers) => Object.keys(accusers)));
  const ids = sabotaged.filter((id) => drawings[id] && !drawings[id].isHidden);
  const found = ids.filter(
    (id) => hunters.size > 0 && 2 * Object.keys(accusations[id] ?? {}).length >= hunters.size,
  );
  return { all: ids.length, found: found.length };
}
