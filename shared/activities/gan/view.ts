import type { SeatId } from '../../protocol/session-view.ts';
import type { Viewer } from '../activity.ts';
import { checkpointsOf } from './checkpoints.ts';
import { survivorsFor } from './deal.ts';
import { forgedBy, hasTwoHouses, houseOf, housesInPlay, isMadeBy } from './houses.ts';
import { GAN_LIMITS } from './limits.ts';
import { planOf, roundOf } from './plan.ts';
import { collectionOf, countsOf, progressOf } from './progress.ts';
import { recordOf } from './record.ts';
import { resultsOf } from './results.ts';
import { boardReveal, studentReveal } from './reveal.ts';
import { seatRound } from './seat-round.ts';
import { isStyleSecret } from './secret.ts';
import type { FilmFrame, GanState, House, Item, ItemId } from './state.ts';
import type { BoardGanView, GanView, StudentGanView, TeacherGanView, TeacherItem } from './view-types.ts';

export function view(state: GanState, viewer: Viewer): GanView {
  switch (viewer.role) {
    case 'teacher':
      return teacherView(state);
    case 'board':
      return boardView(state);
    case 'student':
      return studentView(state, viewer.seat);
    default:
      return viewer satisfies never;
  }
}

function sharedView({ settings, stage }: GanState) {
  return { settings, stage, rounds: planOf(settings).rounds, houses: housesInPlay(settings) };
}

function studentView(state: GanState, seat: SeatId): StudentGanView {
  const shared = { ...sharedView(state), isMuted: state.muted[seat] === true };
  const house = houseOf(state, seat);
  if (house === undefined) return shared;
  const own = { ...shared, house };
  switch (state.stage.phase) {
    case 'setup':
      return own;
    case 'collect':
      return { ...own, collect: collectView(state, seat, house) };
    case 'forge':
      return { ...own, forge: forgeView(state, seat, house) };
    case 'judge':
      return { ...own, judge: judgeView(state, seat, house) };
    case 'learn':
      return { ...own, learn: learnView(state, seat) };
    case 'reveal':
      return { ...own, reveal: studentReveal(state, seat) };
    case 'close':
      return { ...own, ...(state.cards && { cards: state.cards.slice(0, own.houses.length) }) };
    default:
      return state.stage satisfies never;
  }
}

function collectView(state: GanState, seat: SeatId, house: House): NonNullable<StudentGanView['collect']> {
  const own = Object.entries(state.items).flatMap(([id, item]) =>
    isMadeBy(item, seat) && item.strokes ? [[id, { ink: item.ink, strokes: item.strokes }]] : [],
  );
  return {
    card: state.cards![house],
    own: Object.fromEntries(own),
    perSeat: GAN_LIMITS.collectPerSeat,
    collection: collectionOf(state, house),
  };
}

function forgeView(state: GanState, seat: SeatId, house: House): NonNullable<StudentGanView['forge']> {
  const { tests, forgery } = seatRound(state, seat);
  const submitted = forgery === undefined ? undefined : state.items[forgery]?.ink;
  return {
    tests: { ...tests.map(({ strokes, ink, answer }) => ({ strokes, ink, ...(answer && { answer }) })) },
    testsLeft: GAN_LIMITS.testsPerRound - tests.length,
    referee: state.referees[forgedBy(house, state.settings)],
    ...(submitted !== undefined && { submitted }),
  };
}

function judgeView(state: GanState, seat: SeatId, house: House): NonNullable<StudentGanView['judge']> {
  const items = seatRound(state, seat).deal.flatMap((id) => {
    const item = state.items[id];
    if (!item || item.isHidden) return [];
    const bet = item.bets[seat];
    return [{ id, ink: item.ink, ...(bet !== undefined && { bet }) }];
  });
  const knowsCard = hasTwoHouses(state.settings) || planOf(state.settings).isCollecting;
  return { items: { ...items }, ...(knowsCard && { card: state.cards![house] }) };
}

function learnView(state: GanState, seat: SeatId): NonNullable<StudentGanView['learn']> {
  const round = roundOf(state.stage);
  const survivors = planOf(state.settings).phases.includes('forge') ? survivorsFor(state, seat, round) : [];
  const { survivor } = seatRound(state, seat);
  return {
    survivors: survivors.map((id) => ({ id, ink: state.items[id]!.ink })),
    ...(survivor !== undefined && { tapped: survivor }),
  };
}

/** What a generator draws looks like what it learned from: as long as that is secret, only its numbers are shown. */
function shownFilm(state: GanState, house: House): readonly FilmFrame[] {
  const film = state.films[house];
  return isStyleSecret(state) ? film.map((frame) => ({ ...frame, samples: [] })) : film;
}

function boardView(state: GanState): BoardGanView {
  const houses = housesInPlay(state.settings);
  const { phase } = state.stage;
  return {
    ...sharedView(state),
    collections: houses.map((house) => collectionOf(state, house)),
    progress: progressOf(state),
    referees: houses.map((house) => state.referees[house]),
    films: houses.map((house) => shownFilm(state, house)),
    drive: state.drive,
    counts: countsOf(state),
    checkpoints: checkpointsOf(state),
    ...((phase === 'reveal' || phase === 'close') && { reveal: boardReveal(state) }),
  };
}

function teacherView(state: GanState): TeacherGanView {
  return {
    ...boardView(state),
    results: resultsOf(state),
    roles: state.houses,
    muted: state.muted,
    record: recordOf(state),
    items: teacherItems(state),
  };
}

function teacherItems({ items }: GanState): Record<ItemId, TeacherItem> {
  return Object.fromEntries(
    Object.entries(items).flatMap(([id, item]) =>
      item.maker.kind === 'readyMade' ? [] : [[id, teacherItem(item)]],
    ),
  );
}

const known = new WeakMap<Item, TeacherItem>();

/** The same object as long as the item is the same, so that patches stay small. */
function teacherItem(item: Item): TeacherItem {
  const seen = known.get(item);
  if (seen) return seen;
  const { maker, ink, house, isForged, round, isHidden } = item;
  const made: TeacherItem = {
    ...{ maker: maker.kind, ink, house, isForged },
    ...(maker.kind === 'seat' && { seat: maker.seat }),
    ...(round !== undefined && { round }),
    ...(isHidden && { isHidden }),
  };
  known.set(item, made);
  return made;
}
