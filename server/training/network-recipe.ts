import {
  compile,
  createTrainer,
  type DataSet,
  type Network,
  type Trainer,
  type TrainerOptions,
} from '#shared/engine/index.ts';
import { augment } from '#shared/drawings/augment.ts';
import { augmentSteps } from '#shared/drawings/augment-steps.ts';
import { drawingOf } from '#shared/drawings/drawing.ts';
import { orFree } from './or-free.ts';
import { type Augmentation, type BuildInstruction, type DataName, MAIN_DATA } from './training.ts';

/** How a network is built and trained; its examples are kept by the name of their set. */
export interface Recipe extends Pick<
  BuildInstruction,
  'spec' | 'batchSize' | 'lastIteration' | 'augmentation' | 'averageKeeps' | 'watchesExamples' | 'watched'
> {
  readonly data: DataName;
}

/** What a build asks for, as plain JSON: it is saved with the learner. */
export function recipeOf(instruction: Omit<BuildInstruction, 'examples' | 'loads'>): Recipe {
  const { spec, batchSize, data = MAIN_DATA, lastIteration } = instruction;
  const { augmentation, averageKeeps, watchesExamples, watched } = instruction;
  return {
    spec,
    batchSize,
    data,
    ...(lastIteration !== undefined && { lastIteration }),
    ...(augmentation && { augmentation }),
    ...(averageKeeps !== undefined && { averageKeeps }),
    ...(watchesExamples && { watchesExamples }),
    ...(watched && { watched }),
  };
}

/** Its average, where it has one, is freed with it. */
export function trainerOf(recipe: Recipe, network: Network, data: DataSet): Trainer {
  const { spec, batchSize, augmentation, averageKeeps } = recipe;
  const options: TrainerOptions = {
    network,
    data,
    batchSize,
    seed: spec.seed,
    ...(augmentation && { alter: alterationOf(augmentation) }),
  };
  if (averageKeeps === undefined) return createTrainer(options);
  const average = compile(spec, { kernels: network.kernels, rows: 1 });
  return orFree(average, () =>
    createTrainer({ ...options, average: { network: average, keeps: averageKeeps } }),
  );
}

function alterationOf(augmentation: Augmentation): NonNullable<TrainerOptions['alter']> {
  return augmentation.of === 'strokes'
    ? (input, random) => augmentSteps(input, random, augmentation)
    : (input, random) => augment(drawingOf(input), random, augmentation).ink;
}
