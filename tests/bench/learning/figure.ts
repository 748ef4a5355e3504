import type { Kernels } from '#shared/engine/index.ts';
import type { DrawingSet } from './drawings/drawing-set.ts';

/** What every figure may use. */
export interface Bench {
  readonly kernels: Kernels;
  readonly drawings: DrawingSet;
  readonly seeds: readonly number[];
  /** Keeps a sheet of drawings to look at. */
  sheet(name: string, drawings: readonly Float32Array[]): void;
}

export type Target = { readonly atLeast: number } | { readonly atMost: number } | null;

/** A number that was measured, once for each seed, and what it should be; null is to be read only. */
export interface Reading {
  readonly name: string;
  readonly values: readonly number[];
  readonly target: Target;
}

/** One thing that the engine should be able to learn. */
export interface Figure {
  readonly name: string;
  /** What is trained, on what, for how long. */
  readonly about: string;
  measure(bench: Bench): readonly Reading[];
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The mean over the seeds counts; NaN reaches nothing. */
export function isReached({ values, target }: Reading): boolean {
  if (target === null) return true;
  return 'atLeast' in target ? mean(values) >= target.atLeast : mean(values) <= target.atMost;
}

/** One line: name, mean, the single values, target. */
export function inWords(reading: Reading): string {
  const { name, values, target } = reading;
  const wanted = target === null ? '' : 'atLeast' in target ? `≥ ${target.atLeast}` : `≤ ${target.atMost}`;
  const verdict = target === null ? '' : isReached(reading) ? 'reached' : 'FELL SHORT';
  const all = values.map((value) => value.toFixed(3)).join(' ');
  return `${name.padEnd(52)} ${mean(values).toFixed(3).padStart(7)}  ${wanted.padEnd(7)} ${verdict.padEnd(10)} (${all})`;
}
