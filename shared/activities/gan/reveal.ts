import type { SeatId } from '../../protocol/session-view.ts';
import { rightness } from '../game/meter.ts';
import { shuffled } from '../game/shuffled.ts';
import { chanceOf } from './chance.ts';
import { housesInPlay } from './houses.ts';
import { GAN_LIMITS } from './limits.ts';
import { planOf, roundOf } from './plan.ts';
import { remembered } from '../game/remembered.ts';
import { peopleMeter } from './people-meter.ts';
import { meansByMaker } from './results.ts';
import { botVerdicts, houseTotal, judgedIn, meanScores, roleScores } from './scores.ts';
import { isStyleSecret } from './secret.ts';
import { seatRound } from './seat-round.ts';
import type { GanState, Item, ItemId } from './state.ts';
import type { BoardReveal, Jury, RevealedItem, StudentReveal } from './view-types.ts';

/** What a student learns of the own round; nobody else does. */
export function studentReveal(state: GanState, seat: SeatId): StudentReveal {
  const round = roundOf(state.stage);
  const { forgery, deal, survivor } = seatRound(state, seat);
  const made = forgery === undefined ? undefined : state.items[forgery];
  const tapped = survivor === undefined ? undefined : state.items[survivor];
  return {
    ...(made && { forgery: forgeryOf(forgery!, made) }),
    judged: deal.flatMap((id) => {
      const item = state.items[id];
      if (!item) return [];
      const bet = item.bets[seat];
      return [{ ink: item.ink, isForged: item.isForged, ...(bet !== undefined && { bet }) }];
    }),
    own: roleScores(state, seat, round),
    mean: meanScores(state, round),
    ...(tapped && { survivor: survivorOf(tapped) }),
  };
}

function forgeryOf(id: ItemId, item: Item): NonNullable<StudentReveal['forgery']> {
  const { ink, scores, afterLearning, isClaimed } = item;
  return {
    id,
    ink,
    bets: Object.values(item.bets),
    bots: botVerdicts(item).map(({ stop }) => stop),
    scores,
    ...(afterLearning !== undefined && { afterLearning }),
    isClaimed: isClaimed === true,
  };
}

function survivorOf({ ink, afterLearning }: Item): NonNullable<StudentReveal['survivor']> {
  return { ink, ...(afterLearning !== undefined && { survived: afterLearning > 0.5 }) };
}

/** The wall of a round, and what came of all rounds so far. When the game is over, of its last round. */
export const boardReveal = remembered(computeReveal, ({ items, rounds, stage, houses }) => [
  items,
  rounds,
  stage.phase,
  roundOf(stage),
  houses,
]);

function computeReveal(state: GanState): BoardReveal {
  const { settings, cards } = state;
  const plan = planOf(settings);
  const round = roundOf(state.stage) || plan.rounds;
  const houses = housesInPlay(settings);
  const isLast = round === plan.rounds;
  const ids = shownIn(state, round);
  const rounds = Array.from({ length: round }, (_, index) => index + 1);
  return {
    items: ids.map((id) => revealed(id, state.items[id]!, !isStyleSecret(state))),
    meters: rounds.map((each) => peopleMeter(state, each)),
    jury: juryOn(ids.map((id) => state.items[id]!)),
    totals: houses.map((house) => houseTotal(state, house, round)),
    ...(isLast && cards && { cards: cards.slice(0, houses.length) }),
    makers: meansByMaker(state, round),
  };
}

const WALL = 5;

/** Up to 24 of a round's items, half of them forged where there are enough, drawn by lot. */
function shownIn(state: GanState, round: number): readonly ItemId[] {
  const candidates = candidatesIn(state, round).filter((id) => !state.items[id]!.isHidden);
  const order = shuffled(candidates, chanceOf(state, WALL, round));
  const [forged, real] = [true, false].map((isForged) =>
    order.filter((id) => state.items[id]!.isForged === isForged),
  ) as [ItemId[], ItemId[]];
  const half = GAN_LIMITS.gallery / 2;
  const forgedCount = Math.min(forged.length, Math.max(half, GAN_LIMITS.gallery - real.length));
  return [...forged.slice(0, forgedCount), ...real.slice(0, GAN_LIMITS.gallery - forgedCount)].sort(
    (one, other) => one - other,
  );
}

/** What was judged; where only a network judges, the round's forgeries. */
function candidatesIn(state: GanState, round: number): readonly ItemId[] {
  if (planOf(state.settings).phases.includes('judge')) return judgedIn(state, round);
  return Object.keys(state.items)
    .map(Number)
    .filter((id) => state.items[id]!.isForged && state.items[id]!.round === round);
}

function revealed(id: ItemId, item: Item, isOpen: boolean): RevealedItem {
  const { house, isForged, maker, ink, scores, afterLearning, isClaimed } = item;
  const [people, network] = [peopleSay(item), networkSays(item)];
  return {
    ...{ id, house, isForged, maker: maker.kind, scores },
    // A generator never sees a real drawing, and neither do forgers who have another round before them; what a network
    // learned from real ones is too like them.
    ...((isOpen || (isForged && maker.kind !== 'network')) && { ink }),
    ...(people !== undefined && { people }),
    ...(network !== undefined && { network }),
    ...(afterLearning !== undefined && { afterLearning }),
    ...(isClaimed && maker.kind === 'seat' && { claimedBy: maker.seat }),
  };
}

/** The mean of people's bets, in percent. */
function peopleSay({ bets }: Item): number | undefined {
  const stops = Object.values(bets);
  return stops.length === 0 ? undefined : stops.reduce<number>((sum, stop) => sum + stop, 0) / stops.length;
}

/** The referee nobody could ask, or whoever else has not learned from it, clipped like people's bets, in percent. */
function networkSays({ scores }: Item): number | undefined {
  const score = scores.hidden ?? scores.referee ?? scores.discriminator;
  return score === undefined ? undefined : Math.min(90, Math.max(10, 100 * score));
}

function juryOn(items: readonly Item[]): Jury {
  const jury = { both: 0, networkOnly: 0, peopleOnly: 0, neither: 0 };
  for (const item of items) {
    const [people, network] = [peopleSay(item), networkSays(item)];
    if (people === undefined || network === undefined) continue;
    const [areRight, isRight] = [
      rightness(people, item.isForged) === 1,
      rightness(network, item.isForged) === 1,
    ];
    if (areRight && isRight) jury.both++;
    else if (isRight) jury.networkOnly++;
    else if (areRight) jury.peopleOnly++;
    else jury.neither++;
  }
  return jury;
}
