import type { SeatId } from '../../protocol/session-view.ts';
import { bitsOf, stopFor, worthOf } from '../game/bits.ts';
import type { Stop } from '../game/stops.ts';
import { stopAt, unpainted } from './belief.ts';
import type { BeliefGrid, DealtPoint, Point, Role, RoundRecord } from './state.ts';

/** A seat's score in a round, in bits: the mean of its bets. */
export interface SeatScore {
  readonly role: Role;
  readonly bits: number;
}

/**
 * All scores of a round; where only the network judges, once it has. Every bet of a detective on a forged point is the
 * forger's loss, to the last millionth of a bit.
 */
export function scoresOf(
  record: RoundRecord,
  heldOut: readonly Point[],
): Readonly<Record<SeatId, SeatScore>> {
  const detectives = Object.entries(record.grids).map(([seat, grid]): [SeatId, SeatScore] => [
    seat,
    { role: 'detective', bits: detectiveBits(grid, heldOut, allForged(record)) },
  ]);
  const isJudged = detectives.length > 0 || record.networkBelief !== undefined;
  const forgers = Object.entries(isJudged ? record.forged : {}).map(([seat, points]): [SeatId, SeatScore] => [
    seat,
    { role: 'forger', bits: meanOf(points.flatMap((point, index) => betsOn(record, seat, point, index))) },
  ]);
  const judges = Object.entries(record.deals ?? {}).map(([seat, dealt]): [SeatId, SeatScore] => [
    seat,
    { role: 'detective', bits: meanOf(dealt.flatMap(worthOfDealt)) },
  ]);
  return Object.fromEntries([...detectives, ...forgers, ...judges]);
}

/** The generator's, point by point, in bits, from the same bets; none where nobody has judged it, or before it was measured. */
export function generatorBits({ grids, deals, networkForged = [], networkBelief }: RoundRecord): number[] {
  if (deals) {
    const dealt = Object.values(deals).flat();
    return dealt.flatMap((point) =>
      point.isForged ? worthOfDealt(point).map((worth) => -bitsOf(worth)) : [],
    );
  }
  const beliefs = Object.values(grids);
  if (beliefs.length > 0)
    return networkForged.map((point) => -meanOf(beliefs.map((grid) => worthOf(stopAt(grid, point), true))));
  return (networkBelief?.network ?? []).map((belief) => -bitsOf(worthOf(stopFor(belief), true)));
}

/** Nothing where it was not judged. */
function worthOfDealt({ stop, isForged }: DealtPoint): number[] {
  return stop === undefined ? [] : [worthOf(stop, isForged)];
}

/** The discriminator's bets in bits, clipped to the same five stops as everybody's; absent until it was measured. */
export function discriminatorBits({
  networkBelief,
}: RoundRecord): { readonly real: readonly number[]; readonly forged: readonly number[] } | undefined {
  if (!networkBelief) return undefined;
  const { heldOut, forged, network = [] } = networkBelief;
  return {
    real: heldOut.map((belief) => bitsOf(worthOf(stopFor(belief), false))),
    forged: [...Object.values(forged).flat(), ...network].map((belief) =>
      bitsOf(worthOf(stopFor(belief), true)),
    ),
  };
}

/** A forger's points one by one: what they earned, in bits a bet, and the bets on them, from the lowest. */
export function forgedPoints(record: RoundRecord, seat: SeatId) {
  return (record.forged[seat] ?? []).map((point, index) => ({
    bits: meanOf(betsOn(record, seat, point, index)),
    bets: stopsOn(record, seat, point, index).sort((one, other) => one - other),
  }));
}

/** What all detectives' bets came to in the mean, in bits; absent without detectives. */
export function detectiveBets(
  record: RoundRecord,
  heldOut: readonly Point[],
): { readonly real: number; readonly forged: number } | undefined {
  const grids = Object.values(record.grids);
  if (grids.length === 0) return undefined;
  const worths = (points: readonly Point[], isForged: boolean) =>
    grids.flatMap((grid) => points.map((point) => worthOf(stopAt(grid, point), isForged)));
  return { real: meanOf(worths(heldOut, false)), forged: meanOf(worths(allForged(record), true)) };
}

/** Every forged point of a round, people's and the generator's. */
export function allForged({ forged, networkForged = [] }: RoundRecord): readonly Point[] {
  return [...Object.values(forged).flat(), ...networkForged];
}

/** Half of it is earned on real points, half on forged ones, so that saying "real" of everything earns nothing. */
function detectiveBits(grid: BeliefGrid, heldOut: readonly Point[], forged: readonly Point[]): number {
  return halfOfEach(
    heldOut.map((point) => worthOf(stopAt(grid, point), false)),
    forged.map((point) => worthOf(stopAt(grid, point), true)),
  );
}

/** What a forger gets for one point, bet by bet, in millionths of a bit. */
function betsOn(record: RoundRecord, seat: SeatId, point: Point, index: number): readonly number[] {
  return stopsOn(record, seat, point, index).map((stop) => -worthOf(stop, true));
}

/** The bets on a forged point, every detective's; where nobody judges, the discriminator's. */
function stopsOn({ grids, networkBelief }: RoundRecord, seat: SeatId, point: Point, index: number): Stop[] {
  const beliefs = Object.values(grids);
  if (beliefs.length > 0) return beliefs.map((grid) => stopAt(grid, point));
  const belief = networkBelief?.forged[seat]?.[index];
  return belief === undefined ? [] : [stopFor(belief)];
}

function halfOfEach(real: readonly number[], forged: readonly number[]): number {
  if (real.length === 0 || forged.length === 0) return meanOf([...real, ...forged]);
  return (meanOf(real) + meanOf(forged)) / 2;
}

/** The mean of millionths of bits, in bits; 0 of none. */
function meanOf(worths: readonly number[]): number {
  return worths.length === 0 ? 0 : bitsOf(worths.reduce((sum, worth) => sum + worth, 0)) / worths.length;
}

/** A detective who has painted nothing takes part all the same. */
export function gridOf(grids: Readonly<Record<SeatId, BeliefGrid>>, seat: SeatId): BeliefGrid {
  return grids[seat] ?? unpainted;
}
