import { addCurvePoint, curvePointOf } from '#shared/activities/loss-curve.ts';
import type { NetworkName } from '#shared/protocol/network-name.ts';
import type { CurvePoint, TrainingMetrics } from '#shared/protocol/session-view.ts';
import type { Curves } from './job-checkpoint.ts';
import type { CurveNews } from './messages.ts';

interface Curve {
  readonly run: number;
  points: readonly CurvePoint[];
  /** Whether the receiver has its beginning. */
  isTold: boolean;
}

type Measured = Pick<TrainingMetrics, 'run' | 'iteration' | 'trainingLoss' | 'testLoss'>;

/** The loss curve of each network, one for each of its runs, told to the receiver by what is new. */
export class LossCurves {
  readonly #curves = new Map<NetworkName, Curve>();

  /** `known`: how far each curve had come, with the run that its network is in. */
  constructor(known: Curves = {}, runOf: (name: NetworkName) => number = () => 0) {
    for (const [name, points] of Object.entries(known))
      this.#curves.set(name, { run: runOf(name), points, isTold: false });
  }

  get all(): Curves {
    return Object.fromEntries([...this.#curves].map(([name, { points }]) => [name, points]));
  }

  isOf(name: NetworkName, run: number): boolean {
    return this.#curves.get(name)?.run === run;
  }

  /** Adds what was measured; a point without any loss says nothing. */
  add(name: NetworkName, measured: Measured): void {
    const curve = this.#curveOf(name, measured.run);
    const point = curvePointOf(measured);
    if (point[1] !== null || point[2] !== null) curve.points = addCurvePoint(curve.points, point);
  }

  /** The same, and what the receiver has to be told. */
  tell(name: NetworkName, measured: Measured): CurveNews {
    const curve = this.#curveOf(name, measured.run);
    const before = curve.points;
    this.add(name, measured);
    const beginning = curve.isTold ? {} : { curve: before };
    curve.isTold = true;
    const point = curve.points.at(-1);
    return { ...beginning, ...(curve.points !== before && point && { point }) };
  }

  /** A copy of a network has come the same way. */
  copy(from: NetworkName, name: NetworkName, run: number): void {
    this.#curves.set(name, { run, points: this.#curves.get(from)?.points ?? [], isTold: false });
  }

  /** Forgets the curves of networks that are gone. */
  keep(isThere: (name: NetworkName) => boolean): void {
    for (const name of this.#curves.keys()) if (!isThere(name)) this.#curves.delete(name);
  }

  #curveOf(name: NetworkName, run: number): Curve {
    const known = this.#curves.get(name);
    if (known?.run === run) return known;
    const begun: Curve = { run, points: [], isTold: false };
    this.#curves.set(name, begun);
    return begun;
  }
}
