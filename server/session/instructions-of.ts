import type { TrainingInstruction } from '../training/training.ts';
import { applyChange, type Change } from './apply.ts';
import type { SessionWorld } from './session-world.ts';
import type { SessionState } from './state.ts';

/** What a change asks of the training, event by event; the first change of a session opens it. */
export function instructionsOf(
  before: SessionState | undefined,
  change: Change,
  world: Pick<SessionWorld, 'activityOf'>,
): readonly TrainingInstruction[] {
  const rulesOf = (name: string) => world.activityOf(name).rules;
  let state = before;
  return change.events.flatMap((event) => {
    const from = state;
    const to = (state = applyChange(from, { events: [event] }, rulesOf));
    const { authority } = world.activityOf(to.activity.name);
    if (event.type === 'sessionStarted') return authority.open(to.activity.state);
    // The job holds another activity's networks and data.
    if (event.type === 'activityBegun') return [{ type: 'clear' }, ...authority.open(to.activity.state)];
    return event.type === 'activity'
      ? authority.instruct(from!.activity.state, event.event, to.activity.state)
      : [];
  });
}
