import type { SeatId } from '../../protocol/session-view.ts';
import { bitsOf, stopFor, worthOf, type MicroBits } from '../game/bits.ts';
import type { Stop } from '../game/stops.ts';
import { GAN_LIMITS } from './limits.ts';
import { seatRound } from './seat-round.ts';
import type { GanState, House, Item, ItemId, MachineScores } from './state.ts';

/** A network's bet where too few people have judged a forgery. */
export interface BotVerdict {
  readonly by: keyof MachineScores;
  readonly stop: Stop;
}

const JURORS: readonly (keyof MachineScores)[] = ['hidden', 'discriminator', 'referee'];

/**
 * The bets that fill a forgery's verdicts up to three: those of networks that have not learned from it. One that has no
 * score yet cannot tell, and says ½.
 */
export function botVerdicts({ isForged, bets, scores }: Item): readonly BotVerdict[] {
  if (!isForged) return [];
  const missing = GAN_LIMITS.verdictsPerForgery - Object.keys(bets).length;
  return JURORS.slice(0, Math.max(0, missing)).map((by) => ({ by, stop: stopFor(scores[by] ?? 0.5) }));
}

/** All verdicts on a forgery: people's, then those of networks. */
export function verdictsOn(item: Item): readonly Stop[] {
  return [...Object.values(item.bets), ...botVerdicts(item).map(({ stop }) => stop)];
}

/** What a forgery has brought its maker, all bets together: as much as its judges have lost on it. */
export function forgeryWorth(item: Item): MicroBits {
  return 0 - verdictsOn(item).reduce<number>((sum, stop) => sum + worthOf(stop, true), 0);
}

/** A role's score in a round, in bits: the mean of its bets. */
export interface RoleScores {
  readonly forger?: number;
  readonly detective?: number;
}

/** Of a seat that has not judged all that it was dealt, each missing bet counts 0. */
function detectiveScore(state: GanState, seat: SeatId, round: number): number | undefined {
  const { deal } = seatRound(state, seat, round);
  const items = deal.flatMap((id) => state.items[id] ?? []);
  if (items.length === 0) return undefined;
  const sum = items.reduce((total, { bets, isForged }) => {
    const stop = bets[seat];
    return stop === undefined ? total : total + worthOf(stop, isForged);
  }, 0);
  return bitsOf(sum) / items.length;
}

function forgerScore(state: GanState, seat: SeatId, round: number): number | undefined {
  const { forgery } = seatRound(state, seat, round);
  const item = forgery === undefined ? undefined : state.items[forgery];
  return item && meanForgeryScore(item);
}

/** The mean of a forgery's bets, from its maker's side. */
export function meanForgeryScore(item: Item): number {
  const count = verdictsOn(item).length;
  return count === 0 ? 0 : bitsOf(forgeryWorth(item)) / count;
}

export function roleScores(state: GanState, seat: SeatId, round: number): RoleScores {
  const forger = forgerScore(state, seat, round);
  const detective = detectiveScore(state, seat, round);
  return { ...(forger !== undefined && { forger }), ...(detective !== undefined && { detective }) };
}

/** Everybody's mean in a role; a house's where one is named. */
export function meanScores(state: GanState, round: number, house?: House): RoleScores {
  const seats = Object.keys(state.houses).filter(
    (seat) => house === undefined || state.houses[seat] === house,
  );
  const all = seats.map((seat) => roleScores(state, seat, round));
  const forger = meanOf(all.flatMap((score) => score.forger ?? []));
  const detective = meanOf(all.flatMap((score) => score.detective ?? []));
  return { ...(forger !== undefined && { forger }), ...(detective !== undefined && { detective }) };
}

/** A house's bits so far: in each round the mean of its forgers and the mean of its detectives, whatever its size. */
export function houseTotal(state: GanState, house: House, rounds: number): number {
  let total = 0;
  for (let round = 1; round <= rounds; round++) {
    const { forger = 0, detective = 0 } = meanScores(state, round, house);
    total += forger + detective;
  }
  return total;
}

/** Everything that was judged in a round. */
export function judgedIn({ items, rounds }: GanState, round: number): readonly ItemId[] {
  const ids = new Set(Object.values(rounds[round] ?? {}).flatMap(({ deal }) => deal));
  return [...ids].filter((id) => items[id] !== undefined);
}

function meanOf(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}
