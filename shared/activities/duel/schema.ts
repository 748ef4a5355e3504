import { z } from 'zod';
import { SPEEDS, STEP_UNITS } from '../training-control.ts';
import { duelAxes } from './axes.ts';
import { DUEL_LIMITS } from './limits.ts';
import { type DuelAction, DUEL_SHAPES } from './state.ts';

const id = z.int().min(1);
const place = {
  x: z.number().min(duelAxes.x.min).max(duelAxes.x.max),
  y: z.number().min(duelAxes.y.min).max(duelAxes.y.max),
};

const settingsSchema = z.strictObject({
  shape: z.enum(DUEL_SHAPES).exactOptional(),
  learningRate: z
    .number()
    .min(DUEL_LIMITS.learningRate.min)
    .max(DUEL_LIMITS.learningRate.max)
    .exactOptional(),
  seed: z.int().min(0).max(0xffffffff).exactOptional(),
});

/** What an action must look like when it comes from a page. */
export const duelActionSchema: z.ZodType<DuelAction> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('addExample'), ...place, label: z.literal(0) }),
  z.strictObject({ type: z.literal('moveExample'), id, ...place }),
  z.strictObject({ type: z.literal('removeExample'), id }),
  z.strictObject({ type: z.literal('clear') }),
  z.strictObject({ type: z.literal('configure'), settings: settingsSchema }),
  z.strictObject({ type: z.literal('run') }),
  z.strictObject({ type: z.literal('runPhases') }),
  z.strictObject({ type: z.literal('pause') }),
  z.strictObject({ type: z.literal('step'), unit: z.enum(STEP_UNITS) }),
  z.strictObject({ type: z.literal('setSpeed'), speed: z.literal(SPEEDS) }),
  z.strictObject({ type: z.literal('reset') }),
]);
