import { z } from 'zod';
import { steeringSchemas } from '../game/schema.ts';
import { STOPS } from '../game/stops.ts';
import { POINTS_LIMITS } from './limits.ts';
import { CASTS, PHASES, type PointsAction, SHAPES } from './state.ts';

/** What an action must look like when it comes from a page. */

const coordinate = z.number().min(-1).max(1);
const point = z.strictObject({ x: coordinate, y: coordinate });
const grid = z.string().regex(new RegExp(`^[0-4]{${POINTS_LIMITS.side ** 2}}$`));

const settings = z.strictObject({
  shape: z.enum(SHAPES).exactOptional(),
  cast: z.enum(CASTS).exactOptional(),
});

export const pointsActionSchema: z.ZodType<PointsAction> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('paint'), grid }),
  z.strictObject({ type: z.literal('place'), points: z.array(point).max(POINTS_LIMITS.pointsPerForger) }),
  z.strictObject({
    type: z.literal('judge'),
    index: z
      .int()
      .min(0)
      .max(POINTS_LIMITS.judgedPerSeat - 1),
    stop: z.literal(STOPS),
  }),
  z.strictObject({ type: z.literal('configure'), settings }),
  z.strictObject({ type: z.literal('begin') }),
  ...steeringSchemas(PHASES),
]);
