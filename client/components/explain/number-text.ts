import type { Formats } from '#client/locales/formats.ts';
import { shownValue, type Column } from './rounding.ts';

/** A number of a column, without what keeps its place. */
export function numberText(value: number, column: Column, format: Formats, isSigned = false): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : value < 0 ? '−∞' : '?';
  const shown = shownValue(value, column);
  return isSigned ? format.signed(shown, column.digits) : format.fixed(shown, column.digits);
}

/** The same, followed by blanks where more decimals would stand: points stay under points. */
export function placedText(value: number, column: Column, format: Formats, isSigned = false): string {
  const { digits, reserved } = column;
  const point = digits === 0 && reserved > 0 ? 1 : 0;
  const blanks = Math.max(0, reserved - digits) + point;
  return numberText(value, column, format, isSigned) + ' '.repeat(blanks);
}
