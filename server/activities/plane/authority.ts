import type { ActivityAuthority } from '#server/session/activities.ts';
import type { TrainingExample, TrainingInstruction } from '#server/training/training.ts';
import { isTuning } from '#shared/activities/plane/apply.ts';
import { asTrained, networkSpec, optimizerSpec } from '#shared/activities/plane/network-spec.ts';
import { isMissionEvent } from '#shared/activities/plane/missions/apply.ts';
import { missions } from '#shared/activities/plane/missions/missions.ts';
import { PHASES_PER_SECOND } from '#shared/activities/training-control.ts';
import { planeActionSchema } from '#shared/activities/plane/schema.ts';
import type { PlaneAction, PlaneEvent, PlaneExamples, PlaneState } from '#shared/activities/plane/state.ts';
import type { ExampleId } from '#shared/protocol/session-view.ts';

/** One feed-forward network on all examples that the class and the sets put on the plane. */
export const planeAuthority: Omit<ActivityAuthority<PlaneState, PlaneAction, PlaneEvent>, 'bot'> = {
  parse(action) {
    const parsed = planeActionSchema.safeParse(action);
    return parsed.success ? { action: parsed.data } : { problem: parsed.error.message.slice(0, 300) };
  },
  open: (state) => [build(state), drive(state)],
  instruct,
};

function instruct(before: PlaneState, event: PlaneEvent, after: PlaneState): readonly TrainingInstruction[] {
  switch (event.type) {
    case 'exampleAdded':
      return [upsert(after, [event.id])];
    case 'exampleMoved':
      return [upsert(after, [event.id])];
    case 'examplesRemoved':
      return [{ type: 'remove', ids: event.ids }];
    case 'examplesRestored':
      return [upsert(after, Object.keys(event.examples).map(Number))];
    case 'setLoaded':
      return [build(after)];
    case 'configured':
      return isTuning(event.settings) ? [tune(after)] : [build(after)];
    case 'networkReset':
      return [build(after)];
    case 'examplesImported':
      return [upsert(after, Object.keys(event.examples).map(Number))];
    case 'labelsShuffled':
      return [upsert(after, Object.keys(event.labels).map(Number))];
    case 'labelsRestored':
      return [upsert(after, Object.keys(before.trueLabels).map(Number))];
    case 'parameterSet': {
      const { layer, neuron, input, value } = event;
      return [{ type: 'setParameter', layer, neuron, input, value }];
    }
    case 'trainingStarted':
    case 'phasesStarted':
      return [drive(after)];
    case 'trainingPaused':
      return [drive(after)];
    case 'stepped':
      return [{ type: 'step', unit: event.unit }];
    case 'speedSet':
      return after.training.isRunning ? [drive(after)] : [];
    case 'planeBroughtBack':
      return [build(after)];
    case 'missionBegun': {
      const { epochs } = missions[event.name];
      return epochs === undefined ? [] : [{ type: 'countEpochs', epochs }];
    }
    default:
      return isMissionEvent(event) ? [] : (event satisfies never);
  }
}

function drive({ training }: PlaneState): TrainingInstruction {
  if (!training.isRunning) return { type: 'pause' };
  return training.isByPhase
    ? { type: 'run', speed: PHASES_PER_SECOND, by: 'phase' }
    : { type: 'run', speed: training.speed };
}

/** Examples come along, since targets follow the settings and a set brings new ones. */
function build(state: PlaneState): TrainingInstruction {
  const examples = trainingExamples(state, state.examples);
  const { batchSize, stopBelow } = state.settings;
  return { type: 'build', spec: networkSpec(state), batchSize, stopBelow, examples };
}

function tune({ settings }: PlaneState): TrainingInstruction {
  const { batchSize, stopBelow } = settings;
  return { type: 'tune', optimizer: optimizerSpec(settings), batchSize, stopBelow };
}

function upsert(state: PlaneState, ids: readonly ExampleId[]): TrainingInstruction {
  const present = ids.filter((id) => state.examples[id] !== undefined);
  const examples = Object.fromEntries(present.map((id) => [id, state.examples[id]!]));
  return { type: 'upsert', examples: trainingExamples(state, examples) };
}

function trainingExamples(state: PlaneState, examples: PlaneExamples): readonly TrainingExample[] {
  return Object.entries(examples).map(([id, example]) => {
    const { seat, isTest } = example;
    return { id: Number(id), isTest, ...asTrained(example, state), ...(seat && { author: seat }) };
  });
}
