import type { ActivityAuthority } from '#server/session/activities.ts';
import type { TrainingExample, TrainingInstruction } from '#server/training/training.ts';
import { isTuning } from '#shared/activities/plane/apply.ts';
import { networkSpec, optimizerSpec, targetOf } from '#shared/activities/plane/network-spec.ts';
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

function instruct(_before: PlaneState, event: PlaneEvent, after: PlaneState): readonly TrainingInstruction[] {
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
    case 'trainingStarted':
      return [drive(after)];
    case 'trainingPaused':
      return [drive(after)];
    case 'stepped':
      return [{ type: 'step', unit: event.unit }];
    case 'speedSet':
      return after.training.isRunning ? [drive(after)] : [];
    default:
      return event satisfies never;
  }
}

function drive({ training }: PlaneState): TrainingInstruction {
  return training.isRunning ? { type: 'run', speed: training.speed } : { type: 'pause' };
}

/** Examples come along, since targets follow the settings and a set brings new ones. */
function build(state: PlaneState): TrainingInstruction {
  const examples = trainingExamples(state, state.examples);
  const { batchSize } = state.settings;
  return { type: 'build', spec: networkSpec(state), batchSize, examples };
}

function tune({ settings }: PlaneState): TrainingInstruction {
  return { type: 'tune', optimizer: optimizerSpec(settings), batchSize: settings.batchSize };
}

function upsert(state: PlaneState, ids: readonly ExampleId[]): TrainingInstruction {
  const examples = Object.fromEntries(ids.map((id) => [id, state.examples[id]!]));
  return { type: 'upsert', examples: trainingExamples(state, examples) };
}

function trainingExamples({ settings }: PlaneState, examples: PlaneExamples): readonly TrainingExample[] {
  return Object.entries(examples).map(([id, { x, y, label, isTest }]) => {
    return { id: Number(id), isTest, input: [x, y], target: targetOf(label, settings) };
  });
}
