import type { SeatId } from '#shared/protocol/session-view.ts';
import type { Change } from './apply.ts';
import type { SessionWorld } from './session-world.ts';
import type { SessionState } from './state.ts';

/** Who waits for what `change` has led to. */
export function awaiting(
  { events }: Change,
  { activity }: SessionState,
  world: Pick<SessionWorld, 'activityOf'>,
): SeatId[] {
  const { rules } = world.activityOf(activity.name);
  return events.flatMap((event) => {
    const seat = event.type === 'activity' ? rules.awaitedBy?.(activity.state, event.event) : undefined;
    return seat === undefined ? [] : [seat];
  });
}
