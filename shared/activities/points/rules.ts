import type { NetworkName } from '../../protocol/network-name.ts';
import type { ActivityRules, Viewer } from '../activity.ts';
import { deadlineOf } from '../game/time-up.ts';
import { apply } from './apply.ts';
import { decide } from './decide.ts';
import { initialState } from './initial.ts';
import { DISCRIMINATOR, GENERATOR } from './networks.ts';
import { observe } from './observe.ts';
import type { PointsAction, PointsEvent, PointsState } from './state.ts';
import { view } from './view.ts';
import type { PointsView } from './view-types.ts';

/**
 * The game of a generative adversarial network on the plane: detectives paint where they believe that real points lie,
 * forgers drag theirs to where belief is high, and a network of each kind plays along.
 */
export const points: ActivityRules<PointsState, PointsAction, PointsEvent, PointsView> = {
  name: 'points',
  initial: () => initialState,
  decide,
  apply,
  deadline: ({ stage }) => deadlineOf(stage),
  observe,
  seatRemoved: (_state, seat) => [{ type: 'seatForgotten', seat }],
  /** Each student has a role and a hand of their own. */
  audience: (viewer) => (viewer.role === 'student' ? viewer.seat : viewer.role),
  networks: networksFor,
  view,
};

/**
 * A detective's phone is for painting: the chase, and where the generator is in it, is on the board for all to look up at.
 * Where networks play among themselves everybody may wander through the generator's latents.
 */
function networksFor({ settings, stage }: PointsState, { role }: Viewer): readonly NetworkName[] {
  if (role !== 'student') return [DISCRIMINATOR, GENERATOR];
  return settings.cast === 'networks' && stage.phase === 'play' ? [GENERATOR] : [];
}
