import { neuron } from './neuron/rules.ts';
import { plane } from './plane/rules.ts';

/** Every activity's rules. A new one is a line here, one in the server's registry and one in the client's; the compiler names what is missing. */
export const activityRules = { plane, neuron } as const;

export type ActivityName = keyof typeof activityRules;
