import type { SeatId } from '../../protocol/session-view.ts';
import { NEURON_LIMITS } from './limits.ts';
import { gathered, spread, type Shares } from './shares.ts';
import type { Holders, Table, TableId } from './state.ts';

/** Who holds what. Nobody at a table is without a parameter, and no parameter of it is without a holder. */

/** Tables as even as they can be: with few seats a seat owns several shares, surplus seats pair up. */
export function dealTables(seats: readonly SeatId[], shares: Shares): readonly Holders[] {
  const count = Math.min(NEURON_LIMITS.tables, Math.ceil(seats.length / shares.length));
  return Array.from({ length: count }, (_, table) => {
    const seated = seats.filter((_, index) => index % count === table);
    return spread(dealShares(seated, shares.length), shares);
  });
}

/** A seat with several gets neighbours, so that they mostly belong to one neuron. */
function dealShares(seats: readonly SeatId[], shares: number): Holders {
  return Array.from({ length: shares }, (_, share) =>
    seats.length >= shares
      ? seats.filter((_, index) => index % shares === share)
      : [seats[Math.floor((share * seats.length) / shares)]!],
  );
}

export interface Place {
  readonly table: TableId;
  /** In the order of `parametersOf`. */
  readonly parameters: readonly number[];
}

export function placeOf(
  tables: Readonly<Record<TableId, Pick<Table, 'holders'>>>,
  seat: SeatId,
): Place | undefined {
  for (const [table, { holders }] of Object.entries(tables)) {
    const parameters = heldBy(holders, seat);
    if (parameters.length > 0) return { table: Number(table), parameters };
  }
  return undefined;
}

export function seatsAt(holders: Holders): readonly SeatId[] {
  return [...new Set(holders.flat())];
}

type Tables = Readonly<Record<TableId, Pick<Table, 'holders'>>>;

/**
 * Where someone who comes late sits: they take over half of what the busiest seat holds; where everybody holds one, they
 * pair up; and when the tables are crowded another one opens.
 */
export function sitDown(
  tables: Tables,
  seat: SeatId,
  nextTable: TableId,
  shares: Shares,
): { readonly table: TableId; readonly holders: Holders } {
  const all = Object.entries(tables).map(([id, { holders }]) => ({ table: Number(id), holders }));
  const crowd = all.reduce((sum, { holders }) => sum + seatsAt(holders).length, 0);
  const [emptiest] = all.toSorted((a, b) => seatsAt(a.holders).length - seatsAt(b.holders).length);
  const isCrowded = crowd >= all.length * shares.length * NEURON_LIMITS.crowding;
  if (!emptiest || (isCrowded && all.length < NEURON_LIMITS.tables))
    return { table: nextTable, holders: shares.flatMap((share) => share.map(() => [seat])) };
  const byShare = joined(gathered(emptiest.holders, shares), seat);
  return { table: emptiest.table, holders: spread(byShare, shares) };
}

function joined(byShare: Holders, seat: SeatId): Holders {
  const busiest = seatsAt(byShare)
    .map((one) => heldBy(byShare, one).filter((share) => byShare[share]!.length === 1))
    .reduce((most, own) => (own.length > most.length ? own : most), []);
  const taken = busiest.length > 1 ? busiest.slice(Math.ceil(busiest.length / 2)) : [];
  if (taken.length > 0) return byShare.map((held, share) => (taken.includes(share) ? [seat] : held));
  const loneliest = byShare.reduce(
    (least, held, share) => (held.length < byShare[least]!.length ? share : least),
    0,
  );
  return byShare.map((held, share) => (share === loneliest ? [...held, seat] : held));
}

/** The table without `seat`: what only it held goes to whoever holds least. Undefined when nobody is left. */
export function standUp(holders: Holders, seat: SeatId, shares: Shares): Holders | undefined {
  const others = seatsAt(holders).filter((one) => one !== seat);
  if (others.length === 0) return undefined;
  const left = gathered(holders, shares).map((held) => held.filter((one) => one !== seat));
  left.forEach((held, share) => {
    if (held.length > 0) return;
    const [heir] = others.toSorted((a, b) => heldBy(left, a).length - heldBy(left, b).length);
    left[share] = [heir!];
  });
  return spread(left, shares);
}

/** Places in `holders` that `seat` holds. */
function heldBy(holders: Holders, seat: SeatId): readonly number[] {
  return holders.flatMap((held, index) => (held.includes(seat) ? [index] : []));
}
