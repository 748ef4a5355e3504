import type { DataSet } from '../data-set.ts';
import { EngineError } from '../engine-error.ts';
import type { Network } from '../network.ts';
import { Batch, checkFits } from './batch.ts';

export interface Measurement {
  /** The mean over the examples that were measured. */
  readonly loss: number;
  /** The share of examples whose answer is right: see isRight. */
  readonly accuracy: number;
  /** How many were measured. */
  readonly examples: number;
}

/** Enough that a call costs little beside what it does, and memory little beside that of training. */
const MOST_ROWS = 16;

/** Measures a network on whole data sets, in memory of its own, so that training may be anywhere in an iteration. */
export class Measure {
  readonly #network: Network;
  readonly #batch: Batch;

  constructor(network: Network) {
    this.#network = network;
    this.#batch = new Batch(network, { rows: MOST_ROWS });
  }

  /** Of more than `most` examples only so many are measured, spread evenly over the ids, the same ones each time. */
  measure(data: DataSet, most = Infinity): Measurement {
    checkFits(this.#network, data);
    if (data.size === 0) throw new EngineError('no-examples', 'There is no example to measure on.');
    const slots = spread(data.ascending().slots, most);
    let loss = 0;
    let right = 0;
    for (let from = 0; from < slots.length; from += MOST_ROWS) {
      const rows = Math.min(MOST_ROWS, slots.length - from);
      this.#batch.gather(data, slots, from, rows);
      this.#batch.pass.forward(rows);
      this.#batch.compare(rows);
      loss += this.#batch.loss * rows;
      right += this.#countRight(rows);
    }
    return { loss: loss / slots.length, accuracy: right / slots.length, examples: slots.length };
  }

  free(): void {
    this.#batch.free();
  }

  #countRight(rows: number): number {
    const { output, target, stride, columns } = this.#batch.comparison;
    const { floats } = this.#network.kernels.arena;
    const middle = threshold(this.#network);
    let right = 0;
    for (let row = 0; row < rows * this.#batch.steps; row++) {
      const answers = floats.subarray(output + row * stride, output + row * stride + columns);
      const targets = floats.subarray(target + row * stride, target + row * stride + columns);
      if (isRight(answers, targets, middle)) right++;
    }
    return right / this.#batch.steps;
  }
}

function spread(slots: Uint32Array, most: number): Uint32Array {
  if (slots.length <= most) return slots;
  return Uint32Array.from({ length: most }, (_, index) => slots[Math.floor((index * slots.length) / most)]);
}

/**
 * One output: it lies on the same side of the middle as the target, 0 or ½. Several: the largest is where the
 * target's largest is.
 */
function isRight(answers: Float32Array, targets: Float32Array, middle: number): boolean {
  if (answers.length === 1) return answers[0] > middle === targets[0] > middle;
  return largest(answers) === largest(targets);
}

function largest(values: Float32Array): number {
  let best = 0;
  for (let index = 1; index < values.length; index++) if (values[index] > values[best]) best = index;
  return best;
}

/** tanh and linear answer around 0 (a logit of 0 is a probability of ½), sigmoid and relu around ½. */
function threshold({ layers }: Network): number {
  const { activation } = layers.at(-1)!;
  return activation === 'sigmoid' || activation === 'relu' ? 0.5 : 0;
}
