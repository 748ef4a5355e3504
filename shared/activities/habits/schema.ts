import { z } from 'zod';
import { CHOICES, type HabitActed, HABITS } from './state.ts';

const most = Math.max(...Object.values(CHOICES));

/** What an action must look like when it comes from a page: the networks' are not among them. */
export const habitActionSchema: z.ZodType<HabitActed> = z.strictObject({
  type: z.literal('habit'),
  habit: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('ask'), habit: z.enum(HABITS), topic: z.string().max(40) }),
    z.strictObject({
      type: z.literal('answer'),
      round: z.int().min(1),
      vote: z.enum(['first', 'second']),
      choice: z
        .int()
        .min(0)
        .max(most - 1),
    }),
    z.strictObject({ type: z.literal('run') }),
    z.strictObject({ type: z.literal('close') }),
    z.strictObject({ type: z.literal('dismiss') }),
  ]),
});
