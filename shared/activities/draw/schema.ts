import { z } from 'zod';
import { MEASURES, MOST } from '../../drawings/measures.ts';
import { PAD_UNITS } from '../../drawings/strokes.ts';
import { SPEEDS, STEP_UNITS } from '../training-control.ts';
import { RULE_LIMITS } from './hand-rule.ts';
import { COUNTED, DRAW_LIMITS } from './limits.ts';
import { DRAW_PHASES, type DrawAction } from './state.ts';

/** What an action must look like. The server's alone, so that zod stays out of the pages. */

const id = z.int().min(1);
const label = z
  .int()
  .min(0)
  .max(DRAW_LIMITS.classes.max - 1);
const seat = z.string().regex(/^s\d{1,6}$/);

const stroke = z
  .array(z.int().min(0).max(PAD_UNITS))
  .min(2)
  .max(2 * DRAW_LIMITS.points)
  .refine(({ length }) => length % 2 === 0, 'x and y by turns');

/** Strokes within what a pad can send. */
export const drawingSchema = z
  .array(stroke)
  .max(DRAW_LIMITS.strokes)
  .refine(
    (lines) => lines.reduce((sum, { length }) => sum + length / 2, 0) <= DRAW_LIMITS.points,
    `at most ${DRAW_LIMITS.points} points`,
  );

/** 784 bytes. */
const pixels = z
  .string()
  .length(1048)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/);

const imported = z.union([
  z.strictObject({ strokes: drawingSchema.min(1), label, isTest: z.boolean() }),
  z.strictObject({ pixels, label, isTest: z.boolean() }),
]);

const count = z.int().min(0).max(DRAW_LIMITS.inBlob);

const phase = z.enum(DRAW_PHASES);
const name = z.string().trim().min(1).max(DRAW_LIMITS.nameLength);

const condition = z
  .strictObject({ measure: z.enum(MEASURES), isMore: z.boolean(), than: z.int().min(0) })
  .refine(({ measure, than }) => than <= MOST[measure], 'more than the measure can be');

const rule = z.strictObject({
  lines: z
    .array(z.strictObject({ conditions: z.array(condition).min(1).max(RULE_LIMITS.conditions), label }))
    .max(RULE_LIMITS.lines),
  otherwise: label,
});

const settingsSchema = z.strictObject({
  classes: z.array(name).min(DRAW_LIMITS.classes.min).max(DRAW_LIMITS.classes.max).exactOptional(),
  perSeat: z.int().min(DRAW_LIMITS.perSeat.min).max(DRAW_LIMITS.perSeat.max).exactOptional(),
  isCentred: z.boolean().exactOptional(),
  isAugmented: z.boolean().exactOptional(),
  isScrambled: z.boolean().exactOptional(),
  hasShuffledLabels: z.boolean().exactOptional(),
  testShift: z.int().min(0).max(DRAW_LIMITS.testShift).exactOptional(),
  hasSharedTargets: z.boolean().exactOptional(),
  learningRate: z
    .number()
    .min(DRAW_LIMITS.learningRate.min)
    .max(DRAW_LIMITS.learningRate.max)
    .exactOptional(),
  seed: z.int().min(0).max(0xffffffff).exactOptional(),
  isAveraged: z.boolean().exactOptional(),
  hasReader: z.boolean().exactOptional(),
  counted: z.literal(COUNTED).exactOptional(),
  needsApproval: z.boolean().exactOptional(),
  rule: rule.exactOptional(),
});

export const drawActionSchema: z.ZodType<DrawAction> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('addDrawing'), strokes: drawingSchema, phase, word: name }),
  z.strictObject({ type: z.literal('labelDrawing'), id, label: label.or(z.literal(-1)) }),
  z.strictObject({ type: z.literal('setPhase'), phase }),
  z.strictObject({ type: z.literal('configure'), settings: settingsSchema }),
  z.strictObject({ type: z.literal('hideDrawing'), id, isHidden: z.boolean() }),
  z.strictObject({ type: z.literal('approveDrawings'), ids: z.array(id).max(DRAW_LIMITS.drawings) }),
  z.strictObject({ type: z.literal('muteSeat'), seat, isMuted: z.boolean() }),
  z.strictObject({
    type: z.literal('importDrawings'),
    drawings: z.array(imported).min(1).max(DRAW_LIMITS.importedAtOnce),
  }),
  z.strictObject({
    type: z.literal('importSet'),
    blob: z.string().regex(/^[0-9a-f]{32}\/[0-9a-f]{64}$/),
    counts: z
      .array(z.strictObject({ training: count, test: count }))
      .min(DRAW_LIMITS.classes.min)
      .max(DRAW_LIMITS.classes.max),
  }),
  z.strictObject({ type: z.literal('callSaboteurs'), count: z.int().min(0).max(DRAW_LIMITS.saboteurs) }),
  z.strictObject({ type: z.literal('askHardest') }),
  z.strictObject({ type: z.literal('accuse'), id, isWrong: z.boolean() }),
  z.strictObject({
    type: z.literal('leaveOut'),
    ids: z.array(id).max(DRAW_LIMITS.drawings),
    isLeftOut: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('tellLabels'),
    perClass: z.int().min(DRAW_LIMITS.told.min).max(DRAW_LIMITS.told.max).exactOptional(),
  }),
  z.strictObject({ type: z.literal('askForLabels') }),
  z.strictObject({ type: z.literal('clear') }),
  z.strictObject({ type: z.literal('run') }),
  z.strictObject({ type: z.literal('pause') }),
  z.strictObject({ type: z.literal('step'), unit: z.enum(STEP_UNITS) }),
  z.strictObject({ type: z.literal('setSpeed'), speed: z.literal(SPEEDS) }),
  z.strictObject({ type: z.literal('reset') }),
]);
