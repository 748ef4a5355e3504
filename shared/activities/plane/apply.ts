import { applyTraining } from '../training-control.ts';
import { axesOf } from './axes.ts';
import type { PlaneEvent, PlaneExamples, PlaneSettings, PlaneState } from './state.ts';
import type { ExampleId } from '../../protocol/session-view.ts';

/** The state after `event`. Replayed from the journal, so it must never change what it makes of an old event. */
export function apply(state: PlaneState, event: PlaneEvent): PlaneState {
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
      return applySet(state, event.set, event.examples);
    case 'configured':
      return applySettings(state, event.settings);
    default:
      return { ...state, training: applyTraining(state.training, event) };
  }
}

/** A set replaces the ready-made examples; the students’ own stay where the axes stay. The network starts anew. */
function applySet(state: PlaneState, set: PlaneState['set'], examples: PlaneExamples): PlaneState {
  const keepsAxes = axesOf(set) === axesOf(state.set);
  const isKept = (id: ExampleId) => keepsAxes && state.examples[id]!.seat !== undefined;
  const gone = Object.keys(state.examples)
    .map(Number)
    .filter((id) => !isKept(id));
  const [, kept] = partition(state.examples, new Set(gone));
  const nextExample = Math.max(state.nextExample, 1 + Math.max(0, ...Object.keys(examples).map(Number)));
  return { ...state, set, examples: { ...kept, ...examples }, nextExample, lastRemoved: {} };
}

function applySettings(state: PlaneState, settings: Partial<PlaneSettings>): PlaneState {
  return { ...state, settings: { ...state.settings, ...settings } };
}

/** Learning rate, batch size and optimizer change under a running network; everything else builds it anew. */
export function isTuning(settings: Partial<PlaneSettings>): boolean {
  return Object.keys(settings).every((key) => ['learningRate', 'batchSize', 'optimizer'].includes(key));
}

function partition(examples: PlaneExamples, ids: ReadonlySet<ExampleId>): [PlaneExamples, PlaneExamples] {
  const entries = Object.entries(examples);
  return [
    Object.fromEntries(entries.filter(([id]) => ids.has(Number(id)))),
    Object.fromEntries(entries.filter(([id]) => !ids.has(Number(id)))),
  ];
}
