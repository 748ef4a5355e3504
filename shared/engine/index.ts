export { DataSet, type DataSetOptions } from './data-set.ts';
export { EngineError, type EngineErrorCode } from './engine-error.ts';
export { explain, type DeltaPart, type Explanation, type ExplainOptions } from './explain.ts';
export type { Kernels, KernelKind } from './kernels/kernels.ts';
export { loadKernels, loadKernelsNow } from './kernels/load.ts';
export type { LayerView } from './layer-view.ts';
export { createRandom, type Random } from './math/random.ts';
export { classesOf, shareOf, type Share } from './measures/accuracy.ts';
export { confusionMatrix, type ConfusionMatrix, precisionOf, recallOf } from './measures/confusion-matrix.ts';
export { copyRatio, type CopyRatioSets } from './measures/copy-ratio.ts';
export { diversity } from './measures/diversity.ts';
export type { Features } from './measures/features.ts';
export { frechetDistance, type FrechetOptions } from './measures/frechet-distance.ts';
export { rocArea, rocPoints, type RocPoint } from './measures/roc.ts';
export { slicedWasserstein, type SlicedWassersteinOptions } from './measures/sliced-wasserstein.ts';
export { twoSampleAccuracy } from './measures/two-sample-accuracy.ts';
export { loadModel, saveModel, type SavedModel } from './model-file.ts';
export { compile, type CompileOptions, type Network } from './network.ts';
export { exportOnnx } from './onnx/export-onnx.ts';
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
export type { Measurement } from './training/measure.ts';
export { createTrainer, type Trainer, type TrainerOptions } from './training/trainer.ts';
