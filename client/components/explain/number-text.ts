import type { Formats } from '#client/locales/formats.ts';
import { shownValue, type Column } from './rounding.ts';

/** A number that stands alone, with its power of ten. */
export function numberText(value: number, column: Column, format: Formats, isSigned = false): string {
  return placedText(value, column, format, isSigned) + powerText(column);
}

/** Blanks where a number of this column could have more decimals: points stay under points. */
export function blanksAfter({ digits, reserved }: Column): string {
  const point = digits === 0 && reserved > 0 ? 1 : 0;
  return ' '.repeat(Math.max(0, reserved - digits) + point);
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** ·10⁻⁷, or nothing. */
export function powerText({ exponent }: Column): string {
  if (exponent === 0) return '';
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
  return `·10${exponent < 0 ? '⁻' : ''}${digits}`;
}

/** A number under others, in a column whose head says the power. */
export function placedText(value: number, column: Column, format: Formats, isSigned = false): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : value < 0 ? '−∞' : '?';
  const shown = shownValue(value, column);
  return isSigned ? format.signed(shown, column.digits) : format.fixed(shown, column.digits);
}
