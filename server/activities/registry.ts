import { activityRules, type ActivityName } from '#shared/activities/registry.ts';
import { activity, type Activity } from '#server/session/activities.ts';
import { neuronAuthority } from './neuron/authority.ts';
import { neuronBot } from './neuron/bot.ts';
import { planeAuthority } from './plane/authority.ts';
import { planeBot } from './plane/bot.ts';

/** Every activity with its rules and the server's part of it. */
export const activities: Readonly<Record<ActivityName, Activity>> = {
  plane: activity(activityRules.plane, { ...planeAuthority, bot: planeBot }),
  neuron: activity(activityRules.neuron, { ...neuronAuthority, bot: neuronBot }),
};
