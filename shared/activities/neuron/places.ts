import type { SeatId } from '../../protocol/session-view.ts';
import { NEURON_LIMITS } from './limits.ts';
import type { Holders, Table, TableId } from './state.ts';

/** Who holds what. Nobody at a table is without a parameter, and no parameter of it is without a holder. */

/** Tables as even as they can be: with few seats a seat owns several parameters, surplus seats pair up. */
export function dealTables(seats: readonly SeatId[], parameters: number): readonly Holders[] {
  const count = Math.min(NEURON_LIMITS.tables, Math.ceil(seats.length / parameters));
  return Array.from({ length: count }, (_, table) =>
    dealParameters(
      seats.filter((_, index) => index % count === table),
      parameters,
    ),
  );
}

/** A seat with several gets neighbours, so that they mostly belong to one neuron. */
function dealParameters(seats: readonly SeatId[], parameters: number): Holders {
  return Array.from({ length: parameters }, (_, parameter) =>
    seats.length >= parameters
      ? seats.filter((_, index) => index % parameters === parameter)
      : [seats[Math.floor((parameter * seats.length) / parameters)]!],
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
    const parameters = parametersHeldBy(holders, seat);
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
  parameters: number,
): { readonly table: TableId; readonly holders: Holders } {
  const all = Object.entries(tables).map(([id, { holders }]) => ({ table: Number(id), holders }));
  const crowd = all.reduce((sum, { holders }) => sum + seatsAt(holders).length, 0);
  const [emptiest] = all.toSorted((a, b) => seatsAt(a.holders).length - seatsAt(b.holders).length);
  const isCrowded = crowd >= all.length * parameters * NEURON_LIMITS.crowding;
  if (!emptiest || (isCrowded && all.length < NEURON_LIMITS.tables))
    return { table: nextTable, holders: Array.from({ length: parameters }, () => [seat]) };
  return { table: emptiest.table, holders: joined(emptiest.holders, seat) };
}

function joined(holders: Holders, seat: SeatId): Holders {
  const busiest = seatsAt(holders)
    .map((one) => parametersHeldBy(holders, one).filter((parameter) => holders[parameter]!.length === 1))
    .reduce((most, own) => (own.length > most.length ? own : most), []);
  const taken = busiest.length > 1 ? busiest.slice(Math.ceil(busiest.length / 2)) : [];
  if (taken.length > 0) return holders.map((held, parameter) => (taken.includes(parameter) ? [seat] : held));
  const loneliest = holders.reduce(
    (least, held, parameter) => (held.length < holders[least]!.length ? parameter : least),
    0,
  );
  return holders.map((held, parameter) => (parameter === loneliest ? [...held, seat] : held));
}

/** The table without `seat`: what only it held goes to whoever holds least. Undefined when nobody is left. */
export function standUp(holders: Holders, seat: SeatId): Holders | undefined {
  const others = seatsAt(holders).filter((one) => one !== seat);
  if (others.length === 0) return undefined;
  const left = holders.map((held) => held.filter((one) => one !== seat));
  left.forEach((held, parameter) => {
    if (held.length > 0) return;
    const [heir] = others.toSorted(
      (a, b) => parametersHeldBy(left, a).length - parametersHeldBy(left, b).length,
    );
    left[parameter] = [heir!];
  });
  return left;
}

function parametersHeldBy(holders: Holders, seat: SeatId): readonly number[] {
  return holders.flatMap((held, parameter) => (held.includes(seat) ? [parameter] : []));
}
