import { allow, refused, type Decision, type DecisionContext } from '../activity.ts';
import type { SeatId } from '../../protocol/session-view.ts';
import { decideTimeUp } from '../game/time-up.ts';
import { pointCountOf, type Strokes } from '../../drawings/strokes.ts';
import { rasterize } from '../../drawings/rasterize.ts';
import { beginNextStage } from './begin-stage.ts';
import { survivorsFor } from './deal.ts';
import { forgedBy, houseOf, isMadeBy } from './houses.ts';
import { packInk } from './ink.ts';
import { GAN_LIMITS } from './limits.ts';
import { roundOf } from './plan.ts';
import { seatRound } from './seat-round.ts';
import { decideSteering } from './steer.ts';
import type { GanAction, GanEvent, GanPhase, GanState, House, Item } from './state.ts';

type By<Type extends GanAction['type']> = Extract<GanAction, { type: Type }>;
type Decided = Decision<GanEvent>;

const STUDENTS = ['collect', 'discard', 'test', 'submit', 'bet', 'tapSurvivor', 'claim'] as const;

type StudentsAction = By<(typeof STUDENTS)[number]>;

export function decide(state: GanState, action: GanAction, context: DecisionContext): Decided {
  const { viewer } = context;
  if (action.type === 'timeUp')
    return viewer.role === 'clock'
      ? decideTimeUp(state.stage, { now: context.now, goOn: () => beginNextStage(state, context) })
      : refused('not-now');
  if (action.type === 'observed')
    return viewer.role === 'network' ? allow(action.events) : refused('not-now');
  if (!isStudents(action))
    return viewer.role === 'teacher' ? decideSteering(state, action, context) : refused('teacher-only');
  if (viewer.role !== 'student') return refused('students-only');
  const house = houseOf(state, viewer.seat);
  if (house === undefined) return refused('not-now', 'a role comes with the next phase');
  if ('clock' in state.stage && state.stage.clock.kind === 'stopped') return refused('frozen');
  return decideMove(state, action, { seat: viewer.seat, house });
}

function isStudents(action: GanAction): action is StudentsAction {
  return (STUDENTS as readonly string[]).includes(action.type);
}

interface Player {
  readonly seat: SeatId;
  readonly house: House;
}

function decideMove(state: GanState, action: StudentsAction, player: Player): Decided {
  switch (action.type) {
    case 'collect':
      return decideCollecting(state, action, player);
    case 'discard':
      return decideDiscarding(state, action, player);
    case 'test':
      return decideTest(state, action, player);
    case 'submit':
      return decideSubmission(state, action, player);
    case 'bet':
      return decideBet(state, action, player);
    case 'tapSurvivor':
      return decideSurvivor(state, action, player);
    case 'claim':
      return decideClaim(state, action, player);
    default:
      return action satisfies never;
  }
}

function decideCollecting(state: GanState, { strokes }: By<'collect'>, { seat, house }: Player): Decided {
  if (state.stage.phase !== 'collect') return notNow(state, 'collect');
  const problem = problemWith(state, strokes, seat);
  if (problem) return problem;
  const own = Object.values(state.items).filter((item) => isMadeBy(item, seat) && !item.isForged);
  if (own.length >= GAN_LIMITS.collectPerSeat) return refused('too-many-drawings');
  const id = state.nextItem;
  return allow([{ type: 'collected', id, item: drawn(strokes, { seat, house, isForged: false }) }], id);
}

function decideDiscarding(state: GanState, { id }: By<'discard'>, { seat }: Player): Decided {
  if (state.stage.phase !== 'collect') return notNow(state, 'collect');
  const item = state.items[id];
  if (!item) return refused('no-such-example');
  return isMadeBy(item, seat) ? allow([{ type: 'discarded', id }]) : refused('not-yours');
}

function decideTest(state: GanState, { strokes, round }: By<'test'>, { seat }: Player): Decided {
  const problem = notForging(state, round, seat) ?? problemWith(state, strokes, seat);
  if (problem) return problem;
  const { tests } = seatRound(state, seat);
  if (tests.length >= GAN_LIMITS.testsPerRound) return refused('out-of-range', 'all tests are spent');
  const id = state.nextItem;
  return allow(
    [{ type: 'tested', seat, round, test: { id, strokes, ink: packInk(rasterize(strokes)) } }],
    id,
  );
}

function decideSubmission(
  state: GanState,
  { strokes, round }: By<'submit'>,
  { seat, house }: Player,
): Decided {
  const problem = notForging(state, round, seat) ?? problemWith(state, strokes, seat);
  if (problem) return problem;
  const id = state.nextItem;
  const style = forgedBy(house, state.settings);
  const item = { ...drawn(strokes, { seat, house: style, isForged: true }), round };
  return allow([{ type: 'submitted', seat, round, id, item }], id);
}

function decideBet(state: GanState, { id, stop }: By<'bet'>, { seat }: Player): Decided {
  if (state.stage.phase !== 'judge') return notNow(state, 'judge');
  const item = state.items[id];
  if (!item || !seatRound(state, seat).deal.includes(id)) return refused('no-such-example');
  if (item.bets[seat] !== undefined) return refused('not-now', 'each item is judged once');
  return allow([{ type: 'betPlaced', seat, id, stop }]);
}

function decideSurvivor(state: GanState, { id }: By<'tapSurvivor'>, { seat }: Player): Decided {
  if (state.stage.phase !== 'learn') return notNow(state, 'learn');
  const round = roundOf(state.stage);
  if (!survivorsFor(state, seat, round).includes(id)) return refused('no-such-example');
  return allow([{ type: 'survivorTapped', seat, round, id }]);
}

/** What is shown may be claimed: in a reveal, or when all is over. */
function decideClaim(state: GanState, { id }: By<'claim'>, { seat }: Player): Decided {
  const { phase } = state.stage;
  if (phase !== 'reveal' && phase !== 'close') return notNow(state, 'reveal');
  const item = state.items[id];
  if (!item) return refused('no-such-example');
  return isMadeBy(item, seat) ? allow([{ type: 'claimed', id }]) : refused('not-yours');
}

function notForging(state: GanState, round: number, seat: SeatId): Decided | undefined {
  const { stage } = state;
  if (stage.phase !== 'forge' || stage.round !== round) return notNow(state, 'forge');
  return seatRound(state, seat).forgery === undefined ? undefined : refused('not-now', 'it is submitted');
}

function problemWith(state: GanState, strokes: Strokes, seat: SeatId): Decided | undefined {
  if (state.muted[seat]) return refused('muted');
  return pointCountOf(strokes) === 0 ? refused('nothing-drawn') : undefined;
}

function notNow({ stage }: GanState, wanted: GanPhase): Decided {
  return refused('not-now', `it is ${stage.phase}, not ${wanted}`);
}

function drawn(
  strokes: Strokes,
  { seat, house, isForged }: { seat: SeatId; house: House; isForged: boolean },
): Item {
  const maker = { kind: 'seat', seat } as const;
  return { house, isForged, maker, strokes, ink: packInk(rasterize(strokes)), bets: {}, scores: {} };
}
