import type { Kernels } from './kernels/kernels.ts';
import type { Recorder, Tape } from './kernels/tape.ts';

/** What is done with a batch, each by a number of its own. */
export const WAYS = {
  /** Four ways back, by what is wanted: see pass.ts. */
  backward: 0,
  forward: 4,
  compare: 5,
  fetch: 6,
  delta: 7,
  update: 8,
  iteration: 9,
} as const;

const WAYS_COUNT = 10;

/** Calls kernels, with this many rows; false: it should not go on, since a number is not sound. */
export type Calls = (rows: number, way: number) => boolean;

/**
 * A tape for each way and number of rows, written when it is needed first. Whoever shares tapes calls the same `kernels`,
 * in play() alone; what plays inside of what is written down belongs to it.
 */
export class Tapes {
  /** What writes down; where nothing can be, what does it at once. */
  readonly kernels: Kernels;
  readonly #recorder: Recorder | null;
  readonly #tapes = new Map<number, Tape>();
  /** What is asked for nearly always is the same again. */
  readonly #latest = Array.from({ length: WAYS_COUNT }, (): Latest => ({ rows: -1, tape: null }));
  #isRecording = false;

  constructor(kernels: Kernels, isSteady: boolean) {
    this.#recorder = (isSteady && kernels.recorder?.()) || null;
    this.kernels = this.#recorder?.kernels ?? kernels;
  }

  /** Whether anything is written down at all. */
  get areUsed(): boolean {
    return this.#recorder !== null;
  }

  /** Does the calls so many times; returns how often they came to their end. */
  play(way: number, rows: number, calls: Calls, times = 1): number {
    if (!this.#recorder || this.#isRecording) return repeat(calls, rows, way, times);
    const latest = this.#latest[way];
    if (latest.rows !== rows || !latest.tape) {
      latest.rows = rows;
      latest.tape = this.#find(way, rows, calls, this.#recorder);
    }
    return latest.tape.play(times);
  }

  /** After a change of what is called: everything is written anew. */
  forget(): void {
    for (const tape of this.#tapes.values()) tape.free();
    this.#tapes.clear();
    for (const latest of this.#latest) latest.tape = null;
  }

  #find(way: number, rows: number, calls: Calls, recorder: Recorder): Tape {
    const key = rows * WAYS_COUNT + way;
    const known = this.#tapes.get(key);
    if (known) return known;
    this.#isRecording = true;
    calls(rows, way);
    this.#isRecording = false;
    const tape = recorder.finish();
    this.#tapes.set(key, tape);
    return tape;
  }
}

interface Latest {
  rows: number;
  tape: Tape | null;
}

function repeat(calls: Calls, rows: number, way: number, times: number): number {
  for (let time = 0; time < times; time++) if (!calls(rows, way)) return time;
  return times;
}
