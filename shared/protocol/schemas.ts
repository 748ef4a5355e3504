import { z } from 'zod';
import type { Attend, CommandRequest, ErrorReport, StartSession } from './events.ts';

/** What each client event must look like. Used at the socket only; the client takes the types alone. */

const token = z.string().regex(/^[0-9a-f]{32}$/, 'a token of 32 hexadecimal digits');
const sender = z.string().regex(/^[0-9a-f]{16}$/, 'a sender id of 16 hexadecimal digits');
const code = z.string().regex(/^\d{6}$/, 'a code of six digits');
const seat = z.string().regex(/^s\d{1,6}$/, 'a seat’s id');

export const startSessionSchema: z.ZodType<StartSession> = z.strictObject({
  activity: z.string().max(32),
  token,
  bots: z.int().min(0).max(40).exactOptional(),
});

export const attendSchema: z.ZodType<Attend> = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('teacher'), code, token, sender }),
  z.strictObject({ as: z.literal('student'), code, token, sender, seat: seat.exactOptional() }),
  z.strictObject({ as: z.literal('board'), code, sender }),
]);

const sessionCommandSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('reroll') }),
  z.strictObject({ type: z.literal('freeze'), isFrozen: z.boolean() }),
  z.strictObject({ type: z.literal('removeSeat'), seat }),
  z.strictObject({ type: z.literal('begin'), activity: z.string().max(32) }),
  z.strictObject({ type: z.literal('end') }),
  z.strictObject({ type: z.literal('act'), action: z.looseObject({ type: z.string().max(64) }) }),
]);

export const commandSchema: z.ZodType<CommandRequest> = z.strictObject({
  sequence: z
    .int()
    .min(1)
    .max(2 ** 31 - 1),
  command: sessionCommandSchema,
});

export const errorReportSchema: z.ZodType<ErrorReport> = z.strictObject({
  message: z.string().max(500),
  stack: z.string().max(4000).exactOptional(),
  page: z.string().max(200),
});
