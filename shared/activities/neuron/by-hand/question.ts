import type { Explanation } from '../../../engine/index.ts';
import { tanhOf } from './tanh-table.ts';
import type { Game } from './state.ts';

/** η/batch: every example's share of a step. */
export const RATE = 0.05;

/** What a value is: letters of formulas. */
export type Letter = 'w' | 'x' | 'b' | 'z' | 'f′(z)' | '∂ℓ/∂y' | 'δ' | '−η/batch' | '1';

/** One number of a sum as the phone shows it: rounded to `digits`. */
export interface Factor {
  readonly letter: Letter;
  readonly value: number;
  readonly digits: number;
}

/** One number that is asked for, all that it is made of, and how exactly it is wanted. */
export interface Question {
  readonly kind: 'z' | 'output' | 'delta' | 'pull';
  /** z = Σ of products of these; of an output, its z. */
  readonly terms: readonly (readonly Factor[])[];
  /** A common factor of all terms: f′(z) of a hidden neuron's δ. */
  readonly factor?: Factor;
  /** Of a pull: on which input's weight, from 0; the bias is the one after the last. */
  readonly input?: number;
  /** The engine's. */
  readonly exact: number;
  /** Digits after the point. */
  readonly digits: number;
}

/** What travels is shown this exactly. */
const TRAVELLING = 3;

/** The numbers of a job in their order: z, f(z); or δ, then the pull on every weight and the bias. */
export function questionOf(game: Game, layer: number, step: number, neuron: Explanation): Question {
  if (game === 'beNeuron') return step === 0 ? sumOf(layer, neuron) : outputOf(layer, neuron);
  return step === 0 ? deltaOf(neuron) : pullOf(layer, step - 1, neuron);
}

function sumOf(layer: number, { inputs, weights, bias, z }: Explanation): Question {
  const terms = inputs.map((x, index) => [factor('w', weights[index]!, 1), inputFactor(layer, x)]);
  return { kind: 'z', terms: [...terms, [factor('b', bias, 1)]], exact: z, digits: zDigits(layer) };
}

function outputOf(layer: number, { z, output }: Explanation): Question {
  return { kind: 'output', terms: [[factor('z', z, zDigits(layer))]], exact: output, digits: 2 };
}

/** δ = f′(z)·Σ w·δ of the next layer; at the output f′(z)·∂ℓ/∂y. */
function deltaOf({ slope, parts, delta }: Explanation): Question {
  const terms = parts.map((part) =>
    part.from === 'loss'
      ? [factor('∂ℓ/∂y', part.product, TRAVELLING)]
      : [factor('w', part.weight, 1), factor('δ', part.delta, TRAVELLING)],
  );
  return { kind: 'delta', factor: factor('f′(z)', slope, TRAVELLING), terms, exact: delta, digits: 2 };
}

/** −η·δ·x/batch */
function pullOf(layer: number, input: number, { inputs, delta, pulls, biasPull }: Explanation): Question {
  const common = [factor('−η/batch', -RATE, 2), factor('δ', delta, TRAVELLING)];
  const x = inputs[input];
  const last = x === undefined ? factor('1', 1, 0) : inputFactor(layer, x);
  return { kind: 'pull', terms: [[...common, last]], input, exact: pulls[input] ?? biasPull, digits: 3 };
}

function inputFactor(layer: number, x: number): Factor {
  return factor('x', x, layer === 0 ? 1 : TRAVELLING);
}

/** Halves times fifths are tenths. */
function zDigits(layer: number): number {
  return layer === 0 ? 1 : 2;
}

function factor(letter: Letter, value: number, digits: number): Factor {
  return { letter, value, digits };
}

/** float32 knows a tenth to seven digits. */
const EXACTNESS = 1e-6;

/** Within half a unit of the last digit asked for. */
export function isRight({ exact, digits }: Question, answer: number): boolean {
  return Math.abs(answer - exact) <= 0.5 * 10 ** -digits + EXACTNESS;
}

/** What somebody gets who takes the numbers as they are shown, and rounds at the end. */
export function honestAnswer({ kind, terms, factor: common, digits }: Question): number {
  const sum = terms.reduce(
    (total, factors) => total + factors.reduce((product, one) => product * shownAs(one), 1),
    0,
  );
  const result = kind === 'output' ? tanhOf(sum) : sum * (common ? shownAs(common) : 1);
  return rounded(result, digits);
}

function shownAs({ value, digits }: Factor): number {
  return rounded(value, digits);
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
