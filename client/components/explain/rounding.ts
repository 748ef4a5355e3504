/**
 * How many decimals numbers need so that whoever recomputes a sum or a product from what is shown gets what is shown,
 * to one unit of the last digit. No number is ever bent to fit: where it does not, more digits are shown.
 */

/** How all numbers of a column are shown: as multiples of 10^exponent, with so many decimals. */
export interface Column {
  readonly exponent: number;
  readonly digits: number;
  /** Decimals that a place is kept for, so that one more moves nothing. */
  readonly reserved: number;
}

/** More decimals than a column begins with. */
const MOST_MORE = 5;
const RESERVED_MORE = 2;

/** Halves go away from zero, as in every number format here. */
export function rounded(value: number, digits: number): number {
  return Number.isFinite(value) ? Number(value.toFixed(digits)) || 0 : value;
}

/** Three to four significant digits of the largest value; powers of ten for what is huge or tiny. */
export function columnOf(values: readonly number[], least = 0): Column {
  const largest = Math.max(0, ...values.filter(Number.isFinite).map(Math.abs));
  const order = largest > 0 ? Math.floor(Math.log10(largest)) : 0;
  const exponent = order >= 5 || order < -5 ? order : 0;
  const significant = order - exponent;
  const digits = Math.max(least, significant >= 0 ? Math.max(0, 3 - significant) : 2 - significant);
  return { exponent, digits, reserved: digits + RESERVED_MORE };
}

export function withDigits(column: Column, digits: number): Column {
  return { ...column, digits };
}

/** The number that stands on the screen. */
export function shownValue(value: number, { exponent, digits }: Column): number {
  return rounded(scaled(value, exponent), digits);
}

/** The column in which terms and their total stand under each other, and add up. */
export function columnForSum(terms: readonly number[], total: number): Column {
  const column = columnOf([...terms, total]);
  const parts = terms.map((term) => scaled(term, column.exponent));
  return withDigits(column, digitsForSum(parts, scaled(total, column.exponent), column.digits));
}

/** The fewest decimals from `least` on with which the shown terms add up to the shown total, to one unit of the last. */
export function digitsForSum(terms: readonly number[], total: number = sum(terms), least = 3): number {
  const isTrue = (digits: number) =>
    unitsBetween(sum(terms.map((term) => rounded(term, digits))), rounded(total, digits), digits) <= 1;
  const more = Array.from({ length: MOST_MORE + 1 }, (_, extra) => least + extra);
  const fewer = Array.from({ length: least }, (_, less) => least - 1 - less);
  return [...more, ...fewer].find(isTrue) ?? least;
}

/** One row of factors and what they make: a·b = product, or a·b·c. */
export interface Product {
  readonly factors: readonly number[];
  /** A further factor that is shown to its last digit. */
  readonly exact?: number;
  readonly product: number;
}

/** Columns for the factors, so that each row's shown factors make its shown product, to one unit of its last digit. */
export function columnsForProducts(
  rows: readonly Product[],
  columns: readonly Column[],
  product: Column,
): readonly Column[] {
  const fits = (extras: readonly number[]) =>
    rows.every((row) => isProductOf(row, widened(columns, extras), product));
  const extras = extraDigits(columns.length).find(fits) ?? columns.map(() => MOST_MORE);
  return widened(columns, extras);
}

function isProductOf(
  { factors, exact = 1, product }: Product,
  columns: readonly Column[],
  column: Column,
): boolean {
  if (![...factors, product].every(Number.isFinite)) return true;
  const recomputed = factors.reduce((made, factor, index) => {
    const { exponent } = columns[index]!;
    return made * shownValue(factor, columns[index]!) * 10 ** exponent;
  }, exact);
  const shown = shownValue(product, column);
  return unitsBetween(rounded(scaled(recomputed, column.exponent), column.digits), shown, column.digits) <= 1;
}

function widened(columns: readonly Column[], extras: readonly number[]): readonly Column[] {
  return columns.map((column, index) => withDigits(column, column.digits + extras[index]!));
}

const known = new Map<number, readonly (readonly number[])[]>();

/** All ways to add 0 to `MOST_MORE` digits to each column, the fewest first. */
function extraDigits(columns: number): readonly (readonly number[])[] {
  const found = known.get(columns);
  if (found) return found;
  let ways: number[][] = [[]];
  for (let column = 0; column < columns; column++)
    ways = ways.flatMap((way) => Array.from({ length: MOST_MORE + 1 }, (_, extra) => [...way, extra]));
  ways.sort((a, b) => sum(a) - sum(b));
  known.set(columns, ways);
  return ways;
}

function unitsBetween(a: number, b: number, digits: number): number {
  return Number.isFinite(a - b) ? Math.round(Math.abs(a - b) * 10 ** digits) : 0;
}

function scaled(value: number, exponent: number): number {
  return exponent === 0 ? value : value / 10 ** exponent;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
