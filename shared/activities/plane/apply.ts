import { applyTraining } from '../training-control.ts';
import { axesOf } from './axes.ts';
import { applyMission, isMissionEvent } from './missions/apply.ts';
import type { Mission, MissionEvent } from './missions/state.ts';
import type { PlaneEvent, PlaneExamples, PlaneSettings, PlaneState } from './state.ts';
import type { ExampleId, SeatId } from '../../protocol/session-view.ts';

/** The state after `event`. Replayed from the journal, so it must never change what it makes of an old event. */
export function apply(state: PlaneState, event: PlaneEvent): PlaneState {
  if (isMissionEvent(event))
    return withMission(aroundMission(state, event), applyMission(state.mission, event));
  switch (event.type) {
    case 'exampleAdded': {
      const { seat } = event.example;
      const splits = event.split && seat ? { ...state.splits, [seat]: event.split } : state.splits;
      return {
        ...state,
        splits,
        examples: { ...state.examples, [event.id]: event.example },
        nextExample: event.id + 1,
      };
    }
    case 'exampleMoved': {
      const moved = { ...state.examples[event.id]!, x: event.x, y: event.y };
      return { ...state, examples: { ...state.examples, [event.id]: moved } };
    }
    case 'examplesRemoved': {
      const [removed, kept] = partition(state.examples, new Set(event.ids));
      return { ...state, examples: kept, lastRemoved: event.canUndo ? removed : state.lastRemoved };
    }
    case 'examplesRestored':
      return { ...state, examples: { ...state.examples, ...event.examples }, lastRemoved: {} };
    case 'setLoaded':
      return applySet(withMission(state, undefined), event);
    case 'examplesImported':
      return withExamples(state, event.examples);
    case 'labelsShuffled':
      return applyLabels(state, event.labels, {
        ...labelsOf(state.examples, Object.keys(event.labels)),
        ...state.trueLabels,
      });
    case 'labelsRestored':
      return applyLabels(withMission(state, undefined), state.trueLabels, {});
    case 'configured':
      return applySettings(state, event.settings);
    case 'parameterSet':
      return state;
    default:
      return { ...state, training: applyTraining(state.training, event) };
  }
}

/** A mission is about its own examples: with others it is over. */
function withMission({ mission: _, ...state }: PlaneState, mission: Mission | undefined): PlaneState {
  return mission ? { ...state, mission, missions: mission.id } : state;
}

/** What a mission changes besides itself. From one mission to the next the class's own plane waits. */
function aroundMission(state: PlaneState, event: MissionEvent): PlaneState {
  const { kept } = state;
  switch (event.type) {
    case 'missionBegun':
      return { ...state, played: [...new Set([...(state.played ?? []), event.name])] };
    case 'planeKept': {
      if (kept && state.mission) return state;
      const { settings, set, drawing, examples, trueLabels } = state;
      return { ...state, kept: { settings, set, drawing, examples, trueLabels } };
    }
    case 'planeBroughtBack': {
      const { kept: _, ...others } = state;
      return { ...others, ...kept, lastRemoved: {} };
    }
    case 'seatLeftMission':
      return kept ? { ...state, kept: { ...kept, examples: withoutSeat(kept.examples, event.seat) } } : state;
    default:
      return state;
  }
}

function withoutSeat(examples: PlaneExamples, gone: SeatId): PlaneExamples {
  return Object.fromEntries(Object.entries(examples).filter(([, { seat }]) => seat !== gone));
}

/** A set replaces the ready-made examples; the students’ own stay where the axes stay. The network starts anew. */
function applySet(
  state: PlaneState,
  { set, examples, drawing = state.drawing }: Extract<PlaneEvent, { type: 'setLoaded' }>,
): PlaneState {
  const keepsAxes = axesOf(set) === axesOf(state.set);
  const isKept = (id: ExampleId) => keepsAxes && state.examples[id]!.seat !== undefined;
  const gone = Object.keys(state.examples)
    .map(Number)
    .filter((id) => !isKept(id));
  const [, kept] = partition(state.examples, new Set(gone));
  const trueLabels = Object.fromEntries(
    Object.entries(state.trueLabels).filter(([id]) => kept[Number(id)] !== undefined),
  );
  return withExamples({ ...state, set, drawing, trueLabels, examples: kept, lastRemoved: {} }, examples);
}

function withExamples(state: PlaneState, added: PlaneExamples): PlaneState {
  const nextExample = Math.max(state.nextExample, 1 + Math.max(0, ...Object.keys(added).map(Number)));
  return { ...state, examples: { ...state.examples, ...added }, nextExample };
}

/** Also of what was removed: it may come back. `trueLabels` are for another time. */
function applyLabels(
  state: PlaneState,
  labels: PlaneState['trueLabels'],
  trueLabels: PlaneState['trueLabels'],
): PlaneState {
  const labelled = (examples: PlaneExamples): PlaneExamples =>
    Object.fromEntries(
      Object.entries(examples).map(([id, example]) => [
        id,
        { ...example, label: labels[Number(id)] ?? example.label },
      ]),
    );
  return {
    ...state,
    examples: labelled(state.examples),
    lastRemoved: labelled(state.lastRemoved),
    trueLabels,
  };
}

function labelsOf(examples: PlaneExamples, ids: readonly string[]): PlaneState['trueLabels'] {
  return Object.fromEntries(
    ids.flatMap((id) => {
      const example = examples[Number(id)];
      return example ? [[id, example.label]] : [];
    }),
  );
}

function applySettings(state: PlaneState, settings: Partial<PlaneSettings>): PlaneState {
  return { ...state, settings: { ...state.settings, ...settings } };
}

/** These change under a running network; everything else builds it anew. */
const TUNED: ReadonlySet<string> = new Set<keyof PlaneSettings>([
  'learningRate',
  'batchSize',
  'optimizer',
  'l2',
  'stopBelow',
]);

export function isTuning(settings: Partial<PlaneSettings>): boolean {
  return Object.keys(settings).every((key) => TUNED.has(key));
}

function partition(examples: PlaneExamples, ids: ReadonlySet<ExampleId>): [PlaneExamples, PlaneExamples] {
  const entries = Object.entries(examples);
  return [
    Object.fromEntries(entries.filter(([id]) => ids.has(Number(id)))),
    Object.fromEntries(entries.filter(([id]) => !ids.has(Number(id)))),
  ];
}
