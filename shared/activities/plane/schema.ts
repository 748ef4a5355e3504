import { z } from 'zod';
import { SPEEDS, STEP_UNITS } from '../training-control.ts';
import { PLANE_SETS } from './axes.ts';
import { PLANE_LIMITS } from './limits.ts';
import { MISSIONS, WISHES } from './missions/state.ts';
import type { PlaneAction } from './state.ts';

/** What an action must look like. The server's alone, so that zod stays out of the pages. */

const coordinate = z.number();
const id = z.int().min(1);
const seed = z.int().min(0).max(0xffffffff);

function between({ min, max }: { readonly min: number; readonly max: number }) {
  return z.number().min(min).max(max);
}

const settingsSchema = z.strictObject({
  classes: z.union([z.literal(2), z.literal(3), z.literal(4)]).exactOptional(),
  hiddenLayers: z
    .array(z.int().min(1).max(PLANE_LIMITS.neuronsPerLayer))
    .max(PLANE_LIMITS.hiddenLayers)
    .exactOptional(),
  activation: z.enum(['linear', 'sigmoid', 'tanh', 'relu']).exactOptional(),
  bias: z.boolean().exactOptional(),
  loss: z.enum(['meanSquaredError', 'arctan', 'crossEntropy']).exactOptional(),
  optimizer: z.enum(['sgd', 'momentum', 'adam']).exactOptional(),
  learningRate: between(PLANE_LIMITS.learningRate).exactOptional(),
  l2: between(PLANE_LIMITS.l2).exactOptional(),
  stopBelow: between(PLANE_LIMITS.stopBelow).exactOptional(),
  batchSize: z.int().min(PLANE_LIMITS.batchSize.min).max(PLANE_LIMITS.batchSize.max).exactOptional(),
  normalization: z.enum(['raw', 'zeroToOne', 'minusOneToOne']).exactOptional(),
  initialization: z.enum(['random', 'zero']).exactOptional(),
  seed: seed.exactOptional(),
});

const set = z.enum(PLANE_SETS);
const noise = between(PLANE_LIMITS.noise);
const label = z.int().min(0).max(3);
const place = {
  layer: z.int().min(0).max(PLANE_LIMITS.hiddenLayers),
  neuron: z.int().min(0).max(PLANE_LIMITS.neuronsPerLayer),
  input: z.int().min(0).max(PLANE_LIMITS.neuronsPerLayer),
};

const importedSchema = z.strictObject({ x: coordinate, y: coordinate, label, isTest: z.boolean() });

const configurationSchema = z.strictObject({
  set,
  seed,
  noise,
  settings: settingsSchema.required(),
});

export const planeActionSchema: z.ZodType<PlaneAction> = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('addExample'),
    x: coordinate,
    y: coordinate,
    label,
  }),
  z.strictObject({ type: z.literal('moveExample'), id, x: coordinate, y: coordinate }),
  z.strictObject({ type: z.literal('removeExample'), id }),
  z.strictObject({ type: z.literal('removeExamplesOf'), seat: z.string().regex(/^s\d{1,6}$/) }),
  z.strictObject({ type: z.literal('clear') }),
  z.strictObject({ type: z.literal('undoRemoval') }),
  z.strictObject({
    type: z.literal('loadSet'),
    set,
    noise: noise.exactOptional(),
    seed: seed.exactOptional(),
  }),
  z.strictObject({
    type: z.literal('importExamples'),
    examples: z.array(importedSchema).min(1).max(PLANE_LIMITS.imported),
  }),
  z.strictObject({ type: z.literal('shuffleLabels') }),
  z.strictObject({ type: z.literal('restoreLabels') }),
  z.strictObject({ type: z.literal('takeConfiguration'), configuration: configurationSchema }),
  z.strictObject({ type: z.literal('setParameter'), ...place, value: z.number() }),
  z.strictObject({ type: z.literal('beginMission'), name: z.enum(MISSIONS) }),
  z.strictObject({ type: z.literal('extendMission') }),
  z.strictObject({ type: z.literal('endMission') }),
  z.strictObject({ type: z.literal('grant'), wish: z.enum(WISHES) }),
  z.strictObject({ type: z.literal('wish'), wish: z.enum(WISHES) }),
  z.strictObject({ type: z.literal('stopHere') }),
  z.strictObject({ type: z.literal('runPhases') }),
  z.strictObject({ type: z.literal('configure'), settings: settingsSchema }),
  z.strictObject({ type: z.literal('run') }),
  z.strictObject({ type: z.literal('pause') }),
  z.strictObject({ type: z.literal('step'), unit: z.enum(STEP_UNITS) }),
  z.strictObject({ type: z.literal('setSpeed'), speed: z.literal(SPEEDS) }),
  z.strictObject({ type: z.literal('reset') }),
]);
