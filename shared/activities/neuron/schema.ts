import { z } from 'zod';
import { GAMES } from './by-hand/state.ts';
import { SHARES, type NeuronAction } from './state.ts';
import { TASKS } from './tasks.ts';

/** What an action must look like when it comes from a page: the clock's is not among them. */

const settingsSchema = z.strictObject({
  task: z.enum(TASKS).exactOptional(),
  seed: z.int().min(0).max(0xffffffff).exactOptional(),
  share: z.enum(SHARES).exactOptional(),
});

export const neuronActionSchema: z.ZodType<NeuronAction> = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('turn'),
    phase: z.enum(['blind', 'seeing']),
    parameter: z.int().min(0),
    value: z.number(),
  }),
  z.strictObject({ type: z.literal('sit') }),
  z.strictObject({ type: z.literal('configure'), settings: settingsSchema }),
  z.strictObject({ type: z.literal('deal') }),
  z.strictObject({ type: z.literal('next') }),
  z.strictObject({ type: z.literal('extend') }),
  z.strictObject({ type: z.literal('pause') }),
  z.strictObject({ type: z.literal('resume') }),
  z.strictObject({ type: z.literal('beginByHand'), game: z.enum(GAMES) }),
  z.strictObject({ type: z.literal('takeJob') }),
  z.strictObject({
    type: z.literal('answer'),
    job: z.int().min(0),
    step: z.int().min(0),
    value: z.number(),
  }),
  z.strictObject({ type: z.literal('finishByHand') }),
  z.strictObject({ type: z.literal('closeByHand') }),
]);
