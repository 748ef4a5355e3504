import type { Kernels } from './kernels/kernels.ts';
import type { Recorder, Tape } from './kernels/tape.ts';

/** A tape for each number of examples and each way, written when it is needed first. */
export class PassTapes {
  readonly #recorder: Recorder;
  readonly #tapes = new Map<number, Tape>();
  /** What is asked for nearly always is the same again. */
  readonly #latest: { key: number; tape: Tape | null }[] = Array.from({ length: WAYS }, () => ({
    key: -1,
    tape: null,
  }));

  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  /** What the layers call, so that it can be written down. */
  get kernels(): Kernels {
    return this.#recorder.kernels;
  }

  /** Does what `run` did on these many rows when it was written down. */
  play(rows: number, way: number, run: (rows: number, way: number) => void): void {
    const latest = this.#latest[way];
    if (latest.key !== rows || !latest.tape) {
      latest.key = rows;
      latest.tape = this.#find(rows, way, run);
    }
    latest.tape.play();
  }

  free(): void {
    for (const tape of this.#tapes.values()) tape.free();
    this.#tapes.clear();
  }

  #find(rows: number, way: number, run: (rows: number, way: number) => void): Tape {
    const key = rows * WAYS + way;
    const known = this.#tapes.get(key);
    if (known) return known;
    run(rows, way);
    const tape = this.#recorder.finish();
    this.#tapes.set(key, tape);
    return tape;
  }
}

/** Four ways back, as pass.ts numbers them, and one forward. */
const WAYS = 5;
