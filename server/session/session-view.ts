import type { Viewer } from '#shared/activities/activity.ts';
import type { SessionView } from '#shared/protocol/session-view.ts';
import type { Activity } from './activities.ts';
import type { SessionState } from './state.ts';

/** What `viewer` may see. Parts that did not change stay the same objects, so that the patch to them is found at once. */
export function viewSession(
  state: SessionState,
  seats: SessionView['seats'],
  activity: Activity,
  viewer: Viewer,
): SessionView {
  return {
    code: state.code,
    isFrozen: state.isFrozen,
    seats,
    activity: { name: state.activity.name, view: activity.rules.view(state.activity.state, viewer) },
  };
}
