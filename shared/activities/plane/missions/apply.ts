import type { Viewer } from '../../activity.ts';
import type { PlaneEvent } from '../state.ts';
import type { Mission, MissionEvent, MissionView } from './state.ts';

/** The mission after `event`. Replayed from the journal, so it must never change what it makes of an old event. */
export function applyMission(mission: Mission | undefined, event: MissionEvent): Mission | undefined {
  if (event.type === 'missionBegun') {
    const { id, name, now, endsAt } = event;
    return { id, name, beganAt: now, endsAt, stage: 'on', progress: {}, wishes: {}, stops: {} };
  }
  if (!mission || event.type === 'missionEnded' || event.type === 'planeBroughtBack') return undefined;
  switch (event.type) {
    case 'planeKept':
      return mission;
    case 'missionMeasured':
      return { ...mission, progress: event.progress };
    case 'missionReached':
      return { ...mission, stage: 'done', doneAt: event.now };
    case 'missionOver':
      return { ...mission, stage: 'over' };
    case 'missionExtended':
      return { ...mission, endsAt: event.endsAt };
    case 'wished':
      return { ...mission, wishes: { ...mission.wishes, [event.seat]: event.wish } };
    case 'wishesHeard':
      return { ...mission, wishes: {} };
    case 'stopped':
      return { ...mission, stops: { ...mission.stops, [event.seat]: event.stop } };
    case 'seatLeftMission': {
      const { [event.seat]: _wish, ...wishes } = mission.wishes;
      const { [event.seat]: _stop, ...stops } = mission.stops;
      return { ...mission, wishes, stops };
    }
    default:
      return event satisfies never;
  }
}

const EVENTS: ReadonlySet<string> = new Set<MissionEvent['type']>([
  'planeKept',
  'planeBroughtBack',
  'missionBegun',
  'missionMeasured',
  'missionReached',
  'missionOver',
  'missionExtended',
  'missionEnded',
  'wished',
  'wishesHeard',
  'stopped',
  'seatLeftMission',
]);

export function isMissionEvent(event: PlaneEvent): event is MissionEvent {
  return EVENTS.has(event.type);
}

const views = new WeakMap<Mission, MissionView>();

export function viewMission(mission: Mission, viewer: Viewer): MissionView {
  const known = views.get(mission);
  const { stops, ...rest } = mission;
  const shared = known ?? { ...rest, stops: Object.values(stops).toSorted((a, b) => a.epoch - b.epoch) };
  views.set(mission, shared);
  const own = viewer.role === 'student' ? stops[viewer.seat] : undefined;
  return own ? { ...shared, own } : shared;
}
