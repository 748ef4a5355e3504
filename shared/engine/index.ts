export { DataSet, type DataSetOptions } from './data-set.ts';
export { EngineError, type EngineErrorCode } from './engine-error.ts';
export {
  createGanTrainer,
  type GanLosses,
  type GanPlayer,
  type GanTrainer,
  type GanTrainerOptions,
} from './gan/gan-trainer.ts';
export { type Belief, FieldClimber } from './gan/field-climber.ts';
export { gridField } from './gan/grid-field.ts';
export { GanSteps, type GanStepsOptions } from './gan/gan-steps.ts';
export { Referee, type RefereeOptions } from './gan/referee.ts';
export { followSlope, type SlopeFollowing } from './gan/slope-follower.ts';
export { foldsOf, type Verdict, verdictAmong } from './gan/verdict.ts';
export { explain } from './explain/explain.ts';
export { explainStep, type ExplainStepOptions, type StepExplanation } from './explain/explain-step.ts';
export type { DeltaPart, Explanation, ExplainOptions } from './explain/explanation.ts';
export { l2PullsOf, pullsOf } from './explain/pulls.ts';
export type { Kernels, KernelKind } from './kernels/kernels.ts';
export { loadKernels, loadKernelsNow } from './kernels/load.ts';
export type { LayerView } from './layer-view.ts';
export { createRandom, type Random } from './math/random.ts';
export { classesOf, shareOf, type Share } from './measures/accuracy.ts';
export { checkEveryClass, countClasses } from './measures/class-counts.ts';
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
export { TreeNetwork, type TreeNetworkOptions } from './tree/tree-network.ts';
export type { Tree } from './tree/tree.ts';
export { DeepBelief, type DeepBeliefOptions } from './unsupervised/deep-belief.ts';
export { RestrictedBoltzmann, type RestrictedBoltzmannOptions } from './unsupervised/restricted-boltzmann.ts';
export type { ImageShape, SequenceShape, Shape, VectorShape } from './layers/shape.ts';
export type {
  ActivationName,
  AdamSpec,
  Conv2dSpec,
  ConvTranspose2dSpec,
  DenseSpec,
  DropoutSpec,
  FlattenSpec,
  GruSpec,
  LayerSpec,
  LossName,
  LstmSpec,
  MapToSequenceSpec,
  MaxPoolSpec,
  MomentumSpec,
  NetworkSpec,
  NormalizationSpec,
  OptimizerSpec,
  RecurrentSpec,
  ReshapeSpec,
  SgdSpec,
  SimpleRecurrentSpec,
  UpsampleSpec,
} from './spec.ts';
export type { Measurement } from './training/measure.ts';
export { createTrainer, type Trainer } from './training/trainer.ts';
export type { TrainerOptions } from './training/trainer-options.ts';
export type { ZooEntry } from './zoo/entry.ts';
export { zoo } from './zoo/zoo.ts';
