import type { ActivityAuthority } from '#server/session/activities.ts';
import type { BuildInstruction, TrainingExample, TrainingInstruction } from '#server/training/training.ts';
import { DUEL_LIMITS } from '#shared/activities/duel/limits.ts';
import { DUELISTS, duelSpec } from '#shared/activities/duel/networks.ts';
import { duelActionSchema } from '#shared/activities/duel/schema.ts';
import type { DuelAction, DuelEvent, DuelState } from '#shared/activities/duel/state.ts';
import { PHASES_PER_SECOND } from '#shared/activities/training-control.ts';
import type { ExampleId } from '#shared/protocol/session-view.ts';

/** Two networks on one copy of the data, from one seed: they see the same batches and differ in their loss alone. */
export const duelAuthority: Omit<ActivityAuthority<DuelState, DuelAction, DuelEvent>, 'bot'> = {
  parse(action) {
    const parsed = duelActionSchema.safeParse(action);
    return parsed.success ? { action: parsed.data } : { problem: parsed.error.message.slice(0, 300) };
  },
  open: (state) => [...build(state), drive(state)],
  instruct(before, event, after) {
    switch (event.type) {
      case 'examplePut':
        return [{ type: 'upsert', examples: trainingExamples(after, [event.id]) }];
      case 'examplesRemoved':
        return [{ type: 'remove', ids: event.ids }];
      case 'configured':
        return isTuning(before, after) ? [tune(after)] : build(after);
      case 'networkReset':
        return build(after);
      case 'trainingStarted':
      case 'phasesStarted':
      case 'trainingPaused':
        return [drive(after)];
      case 'stepped':
        return [{ type: 'step', unit: event.unit }];
      case 'speedSet':
        return after.training.isRunning ? [drive(after)] : [];
      default:
        return event satisfies never;
    }
  },
};

function build(state: DuelState): readonly BuildInstruction[] {
  const ids = Object.keys(state.examples).map(Number);
  return DUELISTS.map((network, index) => ({
    type: 'build',
    network,
    spec: duelSpec(state.settings, network),
    batchSize: DUEL_LIMITS.batchSize,
    ...(index === 0 && { examples: trainingExamples(state, ids) }),
  }));
}

function isTuning({ settings: before }: DuelState, { settings: after }: DuelState): boolean {
  return before.shape === after.shape && before.seed === after.seed;
}

function tune({ settings: { learningRate } }: DuelState): TrainingInstruction {
  return { type: 'tune', optimizer: { kind: 'sgd', learningRate }, batchSize: DUEL_LIMITS.batchSize };
}

function drive({ training }: DuelState): TrainingInstruction {
  if (!training.isRunning) return { type: 'pause' };
  return training.isByPhase
    ? { type: 'run', speed: PHASES_PER_SECOND, by: 'phase' }
    : { type: 'run', speed: training.speed };
}

function trainingExamples({ examples }: DuelState, ids: readonly ExampleId[]): readonly TrainingExample[] {
  return ids.map((id) => {
    const { x, y, isTest } = examples[id]!;
    return { id, isTest, input: [x], target: [y] };
  });
}
