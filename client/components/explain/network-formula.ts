import type { ActivationName } from '#shared/engine/index.ts';

/** One layer of the formula: f(W·x + b). */
export interface FormulaLayer {
  /** [neurons][inputs] */
  readonly weights: readonly (readonly number[])[];
  readonly biases: readonly number[];
  readonly activation: ActivationName;
  /** What its neurons answer to the example. */
  readonly outputs: readonly number[];
}

export interface NetworkFormula {
  readonly layers: readonly FormulaLayer[];
  /** What reaches the first layer: normalized, if the network normalizes. */
  readonly input: readonly number[];
  /** What turns the last layer into probabilities. */
  readonly probabilities: 'none' | 'σ' | 'softmax';
  readonly answer: readonly number[];
}

/** The letter of a layer's function: hidden ones share f; another one at the output is g; the linear one has none. */
export function functionLetter({ layers, probabilities }: NetworkFormula, layer: number): string {
  const { activation } = layers[layer]!;
  const isLast = layer === layers.length - 1;
  if (isLast && probabilities !== 'none') return probabilities;
  if (activation === 'linear') return '';
  return isLast && layers.length > 1 && activation !== layers[0]!.activation ? 'g' : 'f';
}

/** Pixels that the formula takes in one line. */
export function lineWidth({ layers, input, answer }: NetworkFormula): number {
  const matrix = (columns: number) => columns * 52 + 18;
  const layer = ({ weights }: FormulaLayer) => matrix(weights[0]!.length) + matrix(1) + 46;
  return layers.reduce((sum, each) => sum + layer(each), matrix(1) + answer.length * 60) + input.length;
}
