import { z } from 'zod';
import { drawingSchema } from '../draw/schema.ts';
import { steeringSchemas } from '../game/schema.ts';
import { STOPS } from '../game/stops.ts';
import { SUBJECTS } from './cards/cards.ts';
import { PARTIES, PHASES, type GanAction } from './state.ts';

/** What an action must look like. The server's alone, so that zod stays out of the pages. */

const id = z.int().min(1);
const round = z.int().min(1).max(10);
const seat = z.string().regex(/^s\d{1,6}$/);
const strokes = drawingSchema;

const settings = z.strictObject({
  forgers: z.enum(PARTIES).exactOptional(),
  judges: z.enum(PARTIES).exactOptional(),
  subject: z.enum(SUBJECTS).exactOptional(),
  isCheap: z.boolean().exactOptional(),
  seed: z.int().min(0).max(0xffffffff).exactOptional(),
});

export const ganActionSchema: z.ZodType<GanAction> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('collect'), strokes }),
  z.strictObject({ type: z.literal('discard'), id }),
  z.strictObject({ type: z.literal('test'), round, strokes }),
  z.strictObject({ type: z.literal('submit'), round, strokes }),
  z.strictObject({ type: z.literal('bet'), id, stop: z.literal(STOPS) }),
  z.strictObject({ type: z.literal('tapSurvivor'), id }),
  z.strictObject({ type: z.literal('claim'), id }),
  z.strictObject({ type: z.literal('configure'), settings }),
  z.strictObject({ type: z.literal('begin') }),
  ...steeringSchemas(PHASES),
  z.strictObject({ type: z.literal('hideItem'), id, isHidden: z.boolean() }),
  z.strictObject({ type: z.literal('muteSeat'), seat, isMuted: z.boolean() }),
]);
