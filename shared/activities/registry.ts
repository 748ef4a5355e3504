import { duel } from './duel/rules.ts';
import { draw } from './draw/rules.ts';
import { gan } from './gan/rules.ts';
import { neuron } from './neuron/rules.ts';
import { points } from './points/rules.ts';
import { plane } from './plane/rules.ts';
import { tournament } from './tournament/rules.ts';

/** Every activity's rules. A new one is a line here, one in the server's registry and one in the client's; the compiler names what is missing. */
export const activityRules = { plane, neuron, duel, tournament, draw, gan, points } as const;

export type ActivityName = keyof typeof activityRules;
