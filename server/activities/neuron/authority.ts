import type { ActivityAuthority } from '#server/session/activities.ts';
import type { TrainingInstruction } from '#server/training/training.ts';
import { NEURON_LIMITS } from '#shared/activities/neuron/limits.ts';
import { neuronActionSchema } from '#shared/activities/neuron/schema.ts';
import type { NeuronAction, NeuronEvent, NeuronState } from '#shared/activities/neuron/state.ts';
import { networkSpec, tasks } from '#shared/activities/neuron/tasks.ts';

/** The machine's turn: the tables' network from the tables' start, on whole batches, for as long as its phase lasts. */
export const neuronAuthority: Omit<ActivityAuthority<NeuronState, NeuronAction, NeuronEvent>, 'bot'> = {
  parse(action) {
    const parsed = neuronActionSchema.safeParse(action);
    return parsed.success ? { action: parsed.data } : { problem: parsed.error.message.slice(0, 300) };
  },
  open: (state) => [build(state), drive(state)],
  instruct(before, event, after) {
    switch (event.type) {
      case 'configured':
      case 'dealt':
        return [{ type: 'pause' }, build(after)];
      case 'stageBegun':
        return after.stage.phase === 'backpropagation' ? [build(after), drive(after)] : [drive(after)];
      case 'clockSet':
        return before.stage.phase === 'backpropagation' ? [drive(after)] : [];
      case 'tableSet':
      case 'tableClosed':
      case 'turned':
      case 'handPlayed':
      case 'byHandBegun':
      case 'deskSet':
      case 'deskCleared':
      case 'answered':
      case 'machinePlayed':
      case 'byHandClockSet':
      case 'byHandFinished':
      case 'byHandClosed':
        return [];
      default:
        return event satisfies never;
    }
  },
};

function build({ settings }: NeuronState): TrainingInstruction {
  const { examples } = tasks[settings.task];
  return {
    type: 'build',
    spec: networkSpec(settings),
    batchSize: examples.length,
    examples: examples.map(({ input, target }, index) => {
      return { id: index + 1, isTest: false, input, target: [target] };
    }),
  };
}

function drive({ stage }: NeuronState): TrainingInstruction {
  const isRunning = stage.phase === 'backpropagation' && stage.clock.kind === 'running';
  return isRunning ? { type: 'run', speed: NEURON_LIMITS.backpropagationSpeed } : { type: 'pause' };
}
