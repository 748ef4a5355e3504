import { z } from 'zod';
import { SPEEDS, STEP_UNITS } from '../training-control.ts';
import { PLANE_SETS } from './axes.ts';
import { PLANE_LIMITS } from './limits.ts';
import type { PlaneAction } from './state.ts';

/** What an action must look like. The server's alone, so that zod stays out of the pages. */

const coordinate = z.number();
const id = z.int().min(1);
const seed = z.int().min(0).max(0xffffffff);

const settingsSchema = z.strictObject({
  classes: z.union([z.literal(2), z.literal(3), z.literal(4)]).exactOptional(),
  hiddenLayers: z
    .array(z.int().min(1).max(PLANE_LIMITS.neuronsPerLayer))
    .max(PLANE_LIMITS.hiddenLayers)
    .exactOptional(),
  activation: z.enum(['linear', 'sigmoid', 'tanh', 'relu']).exactOptional(),
  loss: z.enum(['meanSquaredError', 'crossEntropy']).exactOptional(),
  optimizer: z.enum(['sgd', 'momentum', 'adam']).exactOptional(),
  learningRate: z
    .number()
    .min(PLANE_LIMITS.learningRate.min)
    .max(PLANE_LIMITS.learningRate.max)
    .exactOptional(),
  batchSize: z.int().min(PLANE_LIMITS.batchSize.min).max(PLANE_LIMITS.batchSize.max).exactOptional(),
  normalization: z.enum(['raw', 'zeroToOne', 'minusOneToOne']).exactOptional(),
  seed: seed.exactOptional(),
});

export const planeActionSchema: z.ZodType<PlaneAction> = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('addExample'),
    x: coordinate,
    y: coordinate,
    label: z.int().min(0).max(3),
  }),
  z.strictObject({ type: z.literal('moveExample'), id, x: coordinate, y: coordinate }),
  z.strictObject({ type: z.literal('removeExample'), id }),
  z.strictObject({ type: z.literal('removeExamplesOf'), seat: z.string().regex(/^s\d{1,6}$/) }),
  z.strictObject({ type: z.literal('clear') }),
  z.strictObject({ type: z.literal('undoRemoval') }),
  z.strictObject({ type: z.literal('loadSet'), set: z.enum(PLANE_SETS) }),
  z.strictObject({ type: z.literal('configure'), settings: settingsSchema }),
  z.strictObject({ type: z.literal('run') }),
  z.strictObject({ type: z.literal('pause') }),
  z.strictObject({ type: z.literal('step'), unit: z.enum(STEP_UNITS) }),
  z.strictObject({ type: z.literal('setSpeed'), speed: z.literal(SPEEDS) }),
  z.strictObject({ type: z.literal('reset') }),
]);
