import { z } from 'zod';
import { SPEEDS } from '../training-control.ts';
import { PLAYERS } from './drive.ts';

/** What a teacher's actions must look like in both games. The server's alone, so that zod stays out of the pages. */

const drive = z.strictObject({
  isRunning: z.boolean().exactOptional(),
  player: z.enum(PLAYERS).exactOptional(),
  speed: z.literal(SPEEDS).exactOptional(),
});

export function steeringSchemas<const Phases extends readonly string[]>(phases: Phases) {
  return [
    z.strictObject({ type: z.literal('next'), from: z.enum(phases).exactOptional() }),
    z.strictObject({ type: z.literal('extend') }),
    z.strictObject({ type: z.literal('pause') }),
    z.strictObject({ type: z.literal('resume') }),
    z.strictObject({ type: z.literal('leave') }),
    z.strictObject({ type: z.literal('drive'), drive }),
    z.strictObject({ type: z.literal('step') }),
  ] as const;
}
