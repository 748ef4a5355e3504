import { EngineError } from './engine-error.ts';

/** Throws: `where` should be `what`, but is `came`. */
export function expected(where: string, what: string, came: unknown): never {
  throw new EngineError('bad-spec', `${where} should be ${what}, but is ${shown(came)}.`);
}

function shown(value: unknown): string {
  if (typeof value === 'number' || value === undefined) return String(value);
  return JSON.stringify(value);
}

export function wholeNumber(where: string, value: unknown, least: number, most: number): void {
  const fits = Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
  if (!fits) expected(where, `a whole number from ${least} to ${most}`, value);
}

export function oneOf(where: string, value: unknown, names: readonly string[]): void {
  if (!names.includes(value as string)) expected(where, `one of ${names.join(', ')}`, value);
}

export function inRange(where: string, value: unknown, what: string, fits: (value: number) => boolean): void {
  if (typeof value !== 'number' || !Number.isFinite(value) || !fits(value)) expected(where, what, value);
}
