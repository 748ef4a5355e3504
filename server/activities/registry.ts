import { activityRules, type ActivityName } from '#shared/activities/registry.ts';
import { activity, type Activity } from '#server/session/activities.ts';
import { duelAuthority } from './duel/authority.ts';
import { duelBot } from './duel/bot.ts';
import { drawAuthority } from './draw/authority.ts';
import { drawBot } from './draw/bot.ts';
import { ganAuthority } from './gan/authority.ts';
import { ganBot } from './gan/bot.ts';
import { neuronAuthority } from './neuron/authority.ts';
import { neuronBot } from './neuron/bot.ts';
import { planeAuthority } from './plane/authority.ts';
import { planeBot } from './plane/bot.ts';
import { pointsAuthority } from './points/authority.ts';
import { pointsBot } from './points/bot.ts';
import { tournamentAuthority } from './tournament/authority.ts';
import { tournamentBot } from './tournament/bot.ts';
import { withHabits } from './with-habits.ts';

/** Every activity with its rules and the server's part of it. */
export const activities: Readonly<Record<ActivityName, Activity>> = {
  plane: activity(activityRules.plane, withHabits({ ...planeAuthority, bot: planeBot })),
  neuron: activity(activityRules.neuron, withHabits({ ...neuronAuthority, bot: neuronBot })),
  duel: activity(activityRules.duel, withHabits({ ...duelAuthority, bot: duelBot })),
  tournament: activity(activityRules.tournament, withHabits({ ...tournamentAuthority, bot: tournamentBot })),
  draw: activity(activityRules.draw, withHabits({ ...drawAuthority, bot: drawBot })),
  gan: activity(activityRules.gan, { ...ganAuthority, bot: ganBot }),
  points: activity(activityRules.points, { ...pointsAuthority, bot: pointsBot }),
};
