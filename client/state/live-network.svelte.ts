import { compile, loadKernels, type Kernels, type Network, type NetworkSpec } from '#shared/engine/index.ts';
import { addCurvePoint, curvePointOf } from '#shared/activities/loss-curve.ts';
import type { NetworkFrame } from '#shared/protocol/frame.ts';
import type { CurvePoint, TrainingMetrics } from '#shared/protocol/session-view.ts';
import { type WeighedFrame, weightsBefore } from './weights-before.ts';

/** How many rows a network on a plane can predict at once: a square grid of this side. */
export const GRID = 81;
/** The same for a network with more inputs, whose rows are large: a page of drawings. */
const MOST_LARGE_ROWS = 64;

/** One of the session's networks on this device: compiled from the spec that came, with the weights that came last. */
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
  /** The last frame with weights. */
  #weighed: WeighedFrame | undefined;
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
    if (!hasWeights(frame)) return;
    this.#before = weightsBefore(this.#before, this.#weighed, frame);
    this.#weighed = frame;
    this.#schedule();
  }

  /** Nothing is known of it any more. */
  free(): void {
    this.#release();
    this.metrics = this.#spec = this.before = this.latest = undefined;
    this.curve = this.batchCurve = [];
    this.version++;
  }

  #replace(spec: NetworkSpec): void {
    this.#release();
    this.#spec = spec;
  }

  #release(): void {
    this.network?.free();
    this.network = undefined;
    this.#weighed = undefined;
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
    if (!this.#kernels || !this.#spec || !this.#weighed) return;
    this.network ??= compile(this.#spec, { kernels: this.#kernels, rows: rowsOf(this.#spec) });
    this.network.setParameters(this.#weighed.weights);
    this.before = this.#before;
    this.latest = this.#weighed.metrics;
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

function hasWeights(frame: NetworkFrame): frame is WeighedFrame {
  return frame.weights !== undefined;
}

function rowsOf({ inputs }: NetworkSpec): number {
  return typeof inputs === 'number' && inputs <= 2 ? GRID * GRID : MOST_LARGE_ROWS;
}
