import { compile, loadKernels, type Kernels, type Network, type NetworkSpec } from '#shared/engine/index.ts';
import { addCurvePoint, curvePointOf } from '#shared/activities/loss-curve.ts';
import type { NetworkFrame } from '#shared/protocol/frame.ts';
import type { CurvePoint, TrainingMetrics } from '#shared/protocol/session-view.ts';
import { weightsBefore } from './weights-before.ts';

/** How many rows the network can predict at once: a square grid of this side. */
export const GRID = 81;

/** The session's network on this device: compiled from the spec that came, with the weights of the last frame. */
export class LiveNetwork {
  /** Raised whenever the weights changed, at most once per picture of the screen. */
  version = $state(0);
  metrics = $state.raw<TrainingMetrics | undefined>();
  curve = $state.raw<readonly CurvePoint[]>([]);
  /** Each batch's own loss as it came by: the thin line. */
  batchCurve = $state.raw<readonly CurvePoint[]>([]);
  network: Network | undefined;
  /** The weights before the latest iteration, if that was the only one since the frame before. */
  before: Float32Array | undefined;
  /** The metrics that belong to the weights of `network`. */
  latest: TrainingMetrics | undefined;
  #kernels: Kernels | undefined;
  #spec: NetworkSpec | undefined;
  #last: NetworkFrame | undefined;
  #before: Float32Array | undefined;
  #isDue = false;

  constructor(kernels: Promise<Kernels> = loadKernels()) {
    void kernels.then((loaded) => {
      this.#kernels = loaded;
      this.#schedule();
    });
  }

  take(frame: NetworkFrame): void {
    if (frame.spec) this.#replace(frame.spec as NetworkSpec);
    this.#followCurve(frame);
    this.metrics = frame.metrics;
    this.#before = weightsBefore(this.#before, this.#last, frame);
    this.#last = frame;
    this.#schedule();
  }

  free(): void {
    this.network?.free();
    this.network = undefined;
    this.#spec = undefined;
  }

  #replace(spec: NetworkSpec): void {
    this.free();
    this.#spec = spec;
  }

  #schedule(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      this.#update();
    });
  }

  #update(): void {
    if (!this.#kernels || !this.#spec || !this.#last) return;
    this.network ??= compile(this.#spec, { kernels: this.#kernels, rows: GRID * GRID });
    this.network.setParameters(this.#last.weights);
    this.before = this.#before;
    this.latest = this.#last.metrics;
    this.version++;
  }

  #followCurve({ metrics, curve }: NetworkFrame): void {
    const isNewRun = metrics.run !== this.metrics?.run || metrics.iteration < this.metrics.iteration;
    this.curve = addCurvePoint(curve ?? (isNewRun ? [] : this.curve), curvePointOf(metrics));
    const batches = isNewRun ? [] : this.batchCurve;
    const { iteration, batchLoss } = metrics;
    this.batchCurve =
      batchLoss === undefined ? batches : addCurvePoint(batches, [iteration, batchLoss, null]);
  }
}
