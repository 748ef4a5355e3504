import { allow, refused, type Decision, type DecisionContext, type Observation } from '../../activity.ts';
import { decideSet, decideShuffling } from '../decide-data.ts';
import { decideSettings } from '../decide-settings.ts';
import type { PlaneAction, PlaneEvent, PlaneState } from '../state.ts';
import { apply } from '../apply.ts';
import { measureMission, missions, MISSION_LIMITS, stopNow, wished } from './missions.ts';
import type { MissionAction, MissionName } from './state.ts';

type Decided = Decision<PlaneEvent>;

export function decideMission(state: PlaneState, action: MissionAction, context: DecisionContext): Decided {
  const { role } = context.viewer;
  switch (action.type) {
    case 'wish':
    case 'stopHere':
      return decideOwn(state, action, context);
    case 'measureMission':
      return role === 'network' ? decideMeasured(state, action, context) : refused('teacher-only');
    case 'missionTimeUp':
      return role === 'clock' ? allow(ending(state)) : refused('teacher-only');
    default:
      return role === 'teacher' ? decideSteering(state, action, context) : refused('teacher-only');
  }
}

/** The mission that is on: another network asks anew. */
export function observeMission(state: PlaneState): Observation<PlaneAction> | undefined {
  const { mission, settings } = state;
  if (mission?.stage !== 'on') return undefined;
  return {
    id: `mission ${mission.id} ${JSON.stringify(settings)}`,
    answer(report) {
      const measured = measureMission(report, state, mission);
      return measured && { type: 'measureMission', ...measured };
    },
  };
}

type Steering = Extract<MissionAction, { type: 'beginMission' | 'extendMission' | 'endMission' | 'grant' }>;

function decideSteering(state: PlaneState, action: Steering, context: DecisionContext): Decided {
  const { mission } = state;
  switch (action.type) {
    case 'beginMission':
      return decideBeginning(state, action.name, context);
    case 'extendMission':
      if (mission?.stage !== 'on') return refused('not-now');
      return allow([{ type: 'missionExtended', endsAt: mission.endsAt + MISSION_LIMITS.extendMs }]);
    case 'endMission':
      return allow([
        ...(mission ? [{ type: 'missionEnded' } as const, ...pause(state)] : []),
        ...broughtBack(state),
      ]);
    case 'grant':
      if (mission?.stage !== 'on' || !missions[mission.name].wishes.includes(action.wish))
        return refused('not-now');
      return granted(state, wished(action.wish, state.settings));
    default:
      return action satisfies never;
  }
}

function granted(state: PlaneState, settings: Parameters<typeof decideSettings>[1]): Decided {
  const decided = decideSettings(state, settings);
  if ('refused' in decided) return decided;
  const run: readonly PlaneEvent[] = state.training.isRunning ? [] : [{ type: 'trainingStarted' }];
  return allow([...decided.events, { type: 'wishesHeard' }, ...run]);
}

function decideOwn(
  { mission }: PlaneState,
  action: Extract<MissionAction, { type: 'wish' | 'stopHere' }>,
  { viewer }: DecisionContext,
): Decided {
  if (viewer.role !== 'student') return refused('students-only');
  if (mission?.stage !== 'on') return refused('not-now');
  const { seat } = viewer;
  if (action.type === 'wish') {
    const { wish } = action;
    if (!missions[mission.name].wishes.includes(wish)) return refused('out-of-range', wish);
    return allow(mission.wishes[seat] === wish ? [] : [{ type: 'wished', seat, wish }]);
  }
  const stop = mission.name === 'stopInTime' ? stopNow(mission) : undefined;
  if (!stop || mission.stops[seat]) return refused('not-now');
  return allow([{ type: 'stopped', seat, stop }]);
}

function decideMeasured(
  state: PlaneState,
  { progress, isReached, isOver }: MissionAction & { type: 'measureMission' },
  { now }: DecisionContext,
): Decided {
  if (state.mission?.stage !== 'on') return allow([]);
  const measured: PlaneEvent = { type: 'missionMeasured', progress };
  if (isReached) return allow([measured, { type: 'missionReached', now }, ...pause(state)]);
  return allow(isOver ? [measured, ...ending(state)] : [measured]);
}

function ending(state: PlaneState): readonly PlaneEvent[] {
  return state.mission?.stage === 'on' ? [{ type: 'missionOver' }, ...pause(state)] : [];
}

/** What there is once the mission is ended. */
export function afterMission(state: PlaneState): PlaneState {
  return state.mission ? broughtBack(state).reduce(apply, state) : state;
}

function broughtBack({ kept }: PlaneState): readonly PlaneEvent[] {
  return kept ? [{ type: 'planeBroughtBack' }] : [];
}

function pause({ training }: PlaneState): readonly PlaneEvent[] {
  return training.isRunning ? [{ type: 'trainingPaused' }] : [];
}

/** Its own examples and settings. The class's own plane makes way until the mission is ended. */
function decideBeginning(state: PlaneState, name: MissionName, context: DecisionContext): Decided {
  const plan = missions[name];
  const { set, noise } = plan;
  const chosen: readonly PlaneEvent[] = [
    { type: 'planeKept' },
    { type: 'configured', settings: plan.settings },
  ];
  const own = Object.entries(state.examples).flatMap(([id, { seat }]) => (seat ? [Number(id)] : []));
  const loaded = then(state, chosen, (now) => decideSet(now, { set, noise }, context));
  if ('refused' in loaded) return loaded;
  const isKept = (id: number) => loaded.events.reduce(apply, state).examples[id] !== undefined;
  const kept = own.filter(isKept);
  const cleared: readonly PlaneEvent[] =
    kept.length > 0 ? [{ type: 'examplesRemoved', ids: kept, canUndo: false }] : [];
  const shuffled = plan.hasShuffledLabels
    ? then(state, [...loaded.events, ...cleared], (now) => decideShuffling(now, context))
    : allow([...loaded.events, ...cleared]);
  if ('refused' in shuffled) return shuffled;
  const id = (state.missions ?? 0) + 1;
  const { now } = context;
  return allow([
    ...shuffled.events,
    { type: 'missionBegun', id, name, now, endsAt: now + MISSION_LIMITS.lastsMs },
    { type: 'speedSet', speed: plan.speed },
    { type: 'trainingStarted' },
  ]);
}

/** `events`, then what is decided on the state that they lead to. */
function then(
  state: PlaneState,
  events: readonly PlaneEvent[],
  next: (state: PlaneState) => Decided,
): Decided {
  const decided = next(events.reduce(apply, state));
  return 'refused' in decided ? decided : allow([...events, ...decided.events]);
}

export function isMissionAction(action: PlaneAction): action is MissionAction {
  return MISSION_ACTIONS.has(action.type);
}

const MISSION_ACTIONS: ReadonlySet<string> = new Set<MissionAction['type']>([
  'beginMission',
  'extendMission',
  'endMission',
  'grant',
  'wish',
  'stopHere',
  'measureMission',
  'missionTimeUp',
]);
