import type { ActivationName, LayerSpec, NetworkSpec, OptimizerSpec } from './spec.ts';

export { EngineError, type EngineErrorCode } from './engine-error.ts';
export type {
  ActivationName,
  AdamSpec,
  DenseSpec,
  LayerSpec,
  LossName,
  MomentumSpec,
  NetworkSpec,
  NormalizationSpec,
  OptimizerSpec,
  SgdSpec,
} from './spec.ts';

export type KernelKind = 'simd' | 'plain';
export interface Kernels {
  readonly kind: KernelKind;
}
export declare function loadKernels(kind?: KernelKind): Promise<Kernels>;
export declare function loadKernelsNow(kind?: KernelKind): Kernels;

export interface LayerView {
  readonly kind: LayerSpec['kind'];
  readonly inputs: number;
  readonly outputs: number;
  readonly activation: ActivationName;
  readonly hasBias: boolean;
  weight(output: number, input: number): number;
  biasOf(output: number): number;
}
export declare class Network {
  readonly spec: NetworkSpec;
  /** Numbers per example that go in and come out. */
  readonly inputs: number;
  readonly outputs: number;
  /** Everything trained, one run, rows padded to four floats. A view: fetch it anew each time, never keep it. */
  get parameters(): Float32Array;
  /** Real parameters, without padding. */
  readonly parameterCount: number;
  readonly layers: readonly LayerView[];
  setParameters(values: Float32Array): void;
  predict(inputs: Float32Array, rows: number): Float32Array;
  activationOf(layer: number, row: number, unit: number): number;
  copyActivations(layer: number, unit: number, rows: number, target: Float32Array): void;
  free(): void;
}
export declare function compile(spec: NetworkSpec, options: { kernels: Kernels; rows: number }): Network;

export declare class DataSet {
  constructor(options: { inputs: number; targets: number; capacity?: number });
  readonly inputs: number;
  readonly targets: number;
  get size(): number;
  upsert(id: number, input: ArrayLike<number>, target: ArrayLike<number>, weight?: number): void;
  remove(id: number): boolean;
  has(id: number): boolean;
  /** Ascending. */
  ids(): number[];
  inputOf(id: number): Float32Array;
  targetOf(id: number): Float32Array;
}

export interface Measurement {
  readonly loss: number;
  readonly accuracy: number;
}
export declare class Trainer {
  readonly network: Network;
  readonly data: DataSet;
  readonly iteration: number;
  readonly epoch: number;
  readonly batch: number;
  readonly batchesPerEpoch: number;
  readonly batchSize: number;
  readonly optimizer: OptimizerSpec;
  /** NaN or Infinity was met: iterate() does nothing more; the last good weights stay. setOptimizer or restore ends it. */
  readonly diverged: boolean;
  iterate(): number;
  forward(): void;
  loss(): number;
  delta(): void;
  update(): void;
  batchIds(): Uint32Array;
  setBatchSize(size: number): void;
  setOptimizer(optimizer: OptimizerSpec): void;
  measure(data: DataSet): Measurement;
  save(): Uint8Array;
  restore(bytes: Uint8Array): void;
  free(): void;
}
export declare function createTrainer(options: {
  network: Network;
  data: DataSet;
  batchSize: number;
  seed: number;
}): Trainer;

export interface Explanation {
  /** x_i: what comes in on each synapse. */
  readonly inputs: readonly number[];
  readonly weights: readonly number[];
  /** w_i·x_i */
  readonly terms: readonly number[];
  readonly bias: number;
  /** z = b + Σ w·x */
  readonly z: number;
  /** f(z) */
  readonly output: number;
  /** f′(z) */
  readonly slope: number;
  /** δ = ∂ℓ/∂z of this example's own loss */
  readonly delta: number;
  /** Σ of the parts' products: ∂ℓ/∂y. For the output layer one part: the loss's own slope. */
  readonly parts: readonly DeltaPart[];
  /** −η·δ·x_i/batch on each synapse */
  readonly pulls: readonly number[];
  /** −η·δ/batch; 0 without a bias */
  readonly biasPull: number;
  /** ℓ of this example */
  readonly loss: number;
}
export interface DeltaPart {
  /** Neuron of the next layer. */
  readonly neuron: number;
  readonly weight: number;
  readonly delta: number;
  readonly product: number;
}
export interface ExplainOptions {
  readonly input: ArrayLike<number>;
  readonly target: ArrayLike<number>;
  readonly layer: number;
  readonly neuron: number;
  readonly batchSize: number;
  /** Default: the spec's. */
  readonly learningRate?: number;
}
export declare function explain(network: Network, options: ExplainOptions): Explanation;

export interface SavedModel {
  readonly json: string;
  readonly weights: Uint8Array;
}
export declare function saveModel(network: Network): SavedModel;
export declare function loadModel(model: SavedModel, options: { kernels: Kernels; rows: number }): Network;
