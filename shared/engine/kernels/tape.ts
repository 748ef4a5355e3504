import type { Address } from './arena.ts';
import type { Kernels } from './kernels.ts';
import type { Product } from './product.ts';

/**
 * The calls of a pass are the same in every iteration. So they can be written down once, into the arena, and then be
 * done by WebAssembly all at once: for small networks the way from JavaScript and back costs more than the arithmetic.
 */
export interface Tape {
  play(): void;
  free(): void;
}

export interface Recorder {
  /** Kernels that write their calls down, and do nothing. Only those that STEADY names. */
  readonly kernels: Kernels;
  /** Everything written down since the last tape. */
  finish(): Tape;
}

/** In the order of their numbers in assembly/tape.ts. */
const STEADY = [
  ...['multiply', 'sumRows', 'transpose', 'copy', 'sigmoid', 'sigmoidBack', 'tanh', 'tanhBack'],
  ...['relu', 'reluBack', 'leakyRelu', 'leakyReluBack'],
];

const CALL_LENGTH = 20;

/** `play` does the calls that lie at an address; `flatten` turns a kernel's arguments into its integers. */
export function recorderFor(
  kernels: Kernels,
  play: (from: Address, count: number) => void,
  flatten: {
    multiply(product: Product, rows: number, terms: number): number[];
    copy: (...given: never[]) => number[];
  },
): Recorder {
  let calls: number[][] = [];
  const recording = STEADY.map((name, number) => [
    name,
    (...given: never[]) => {
      const integers = name in flatten ? flatten[name as 'copy'](...given) : (given as number[]);
      calls.push([number, ...integers]);
    },
  ]);
  const refuse = new Proxy(kernels, {
    get(target, name: string) {
      if (name === 'arena' || name === 'kind') return target[name];
      throw new Error(`The kernel ${name} cannot be written on a tape.`);
    },
  });
  return {
    kernels: Object.setPrototypeOf(Object.fromEntries(recording), refuse) as Kernels,
    finish() {
      const tape = writeTape(kernels, calls, play);
      calls = [];
      return tape;
    },
  };
}

function writeTape(
  { arena }: Kernels,
  calls: number[][],
  play: (from: Address, count: number) => void,
): Tape {
  const from = arena.allocate(calls.length * CALL_LENGTH);
  const integers = new Int32Array(arena.floats.buffer);
  calls.forEach((call, index) => integers.set(call, from + index * CALL_LENGTH));
  const count = calls.length;
  return { play: () => play(from, count), free: () => arena.release(from) };
}
