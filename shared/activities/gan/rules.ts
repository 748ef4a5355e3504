import type { NetworkName } from '../../protocol/network-name.ts';
import type { ActivityRules, Viewer } from '../activity.ts';
import { deadlineOf } from '../game/time-up.ts';
import { apply } from './apply.ts';
import { decide } from './decide.ts';
import { initialState } from './initial.ts';
import { discriminatorName, generatorName, refereeName } from './networks.ts';
import { observe } from './observe.ts';
import { housesInPlay } from './houses.ts';
import { testedBy } from './seat-round.ts';
import type { GanAction, GanEvent, GanState } from './state.ts';
import type { GanView } from './view-types.ts';
import { view } from './view.ts';

/** Forgers and detectives: the two roles of a generative adversarial network, each played by students or by a network. */
export const gan: ActivityRules<GanState, GanAction, GanEvent, GanView> = {
  name: 'gan',
  initial: () => initialState,
  decide,
  apply,
  deadline: ({ stage }) => deadlineOf(stage),
  observe,
  awaitedBy: (state, event) => (event.type === 'testAnswered' ? testedBy(state, event.id) : undefined),
  seatRemoved: (_state, seat) => [{ type: 'seatForgotten', seat }],
  /** Each student has a role and items of their own. */
  audience: (viewer) => (viewer.role === 'student' ? viewer.seat : viewer.role),
  networks: networksFor,
  view,
};

/**
 * Screens are told in numbers how the networks learn. The weights themselves go to a student who wanders through the
 * generator's latents, where the class has no card that it keeps from anybody, and to the teacher, to be exported.
 */
function networksFor({ settings, stage }: GanState, { role }: Viewer): readonly NetworkName[] {
  if (role === 'student')
    return settings.forgers === 'network' && stage.phase === 'learn' ? [generatorName(0)] : [];
  if (role === 'board' || (stage.phase !== 'reveal' && stage.phase !== 'close')) return [];
  const referees = settings.forgers === 'students' ? [refereeName] : [];
  return housesInPlay(settings).flatMap((house) =>
    [generatorName, discriminatorName, ...referees].map((nameOf) => nameOf(house)),
  );
}
