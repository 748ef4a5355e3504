import { z } from 'zod';
import { TOURNAMENT_LIMITS } from './limits.ts';
import { ITERATIONS, OPTIMIZERS, TOURNAMENT_SETS, type TournamentAction } from './state.ts';

const { min, max } = TOURNAMENT_LIMITS.learningRate;

const entrySchema = z.strictObject({
  learningRate: z.number().min(min).max(max),
  optimizer: z.enum(OPTIMIZERS),
});

const settingsSchema = z.strictObject({
  set: z.enum(TOURNAMENT_SETS).exactOptional(),
  iterations: z.literal(ITERATIONS).exactOptional(),
  seed: z.int().min(0).max(0xffffffff).exactOptional(),
});

/** What an action must look like when it comes from a page. */
export const tournamentActionSchema: z.ZodType<TournamentAction> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('enter'), entry: entrySchema }),
  z.strictObject({ type: z.literal('configure'), settings: settingsSchema }),
  z.strictObject({ type: z.literal('start') }),
  z.strictObject({ type: z.literal('pause') }),
  z.strictObject({ type: z.literal('resume') }),
  z.strictObject({ type: z.literal('crown'), seat: z.string().regex(/^s\d{1,6}$/) }),
  z.strictObject({ type: z.literal('again') }),
]);
