import type { Address } from './arena.ts';
import type { Kernels } from './kernels.ts';

/**
 * The calls of an iteration are the same every time. So they can be written down once, into the arena, and then be
 * done by WebAssembly all at once: for small networks the way from JavaScript and back costs more than the arithmetic.
 */
export interface Tape {
  /** Does all calls so many times; returns how often it came to their end: fewer where isSound() said no. */
  play(times: number): number;
  free(): void;
}

export interface Recorder {
  /** Kernels that write their calls down, and do nothing; isSound() says yes. Only those that RECORDED names. */
  readonly kernels: Kernels;
  /** Everything written down since the last tape. */
  finish(): Tape;
}

/** In the order of their numbers in assembly/tape.ts. */
const RECORDED = [
  ...['multiply', 'sumRows', 'transpose', 'copy', 'sigmoid', 'sigmoidBack', 'tanh', 'tanhBack'],
  ...['relu', 'reluBack', 'leakyRelu', 'leakyReluBack', 'normalize', 'gather'],
  ...['meanSquaredError', 'arctan', 'softmaxCrossEntropy', 'binaryCrossEntropy', 'hinge'],
  ...['sgd', 'momentum', 'beginAdam', 'adam', 'clip', 'isSound'],
];

const CALL_LENGTH = 24;

/** Turns a kernel's arguments into the integers that it takes in WebAssembly. */
export type Flatten = (...given: never[]) => number[];

/** `play` does the calls that lie at an address; `flatten`: of kernels that take more than integers. */
export function recorderFor(
  kernels: Kernels,
  play: (from: Address, count: number, times: number) => number,
  flatten: Readonly<Record<string, Flatten | undefined>>,
): Recorder {
  let calls: number[][] = [];
  const recording = RECORDED.map((name, number) => [
    name,
    (...given: never[]) => {
      calls.push([number, ...(flatten[name]?.(...given) ?? given)]);
      return true;
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
  play: (from: Address, count: number, times: number) => number,
): Tape {
  const from = arena.allocate(calls.length * CALL_LENGTH);
  calls.forEach((call, index) => arena.integers.set(call, from + index * CALL_LENGTH));
  const count = calls.length;
  return { play: (times) => play(from, count, times), free: () => arena.release(from) };
}
