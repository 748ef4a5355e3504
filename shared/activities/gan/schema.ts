import { z } from 'zod';
import { drawingSchema } from '../draw/schema.ts';
import { PLAYERS } from '../game/drive.ts';
import { STOPS } from '../game/stops.ts';
import { SPEEDS } from '../training-control.ts';
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

const drive = z.strictObject({
  isRunning: z.boolean().exactOptional(),
  player: z.enum(PLAYERS).exactOptional(),
  speed: z.literal(SPEEDS).exactOptional(),
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
  z.strictObject({ type: z.literal('next'), from: z.enum(PHASES).exactOptional() }),
  z.strictObject({ type: z.literal('extend') }),
  z.strictObject({ type: z.literal('pause') }),
  z.strictObject({ type: z.literal('resume') }),
  z.strictObject({ type: z.literal('leave') }),
  z.strictObject({ type: z.literal('hideItem'), id, isHidden: z.boolean() }),
  z.strictObject({ type: z.literal('muteSeat'), seat, isMuted: z.boolean() }),
  z.strictObject({ type: z.literal('drive'), drive }),
  z.strictObject({ type: z.literal('step') }),
]);
