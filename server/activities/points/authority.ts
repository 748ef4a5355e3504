import type { ActivityAuthority } from '#server/session/activities.ts';
import type { TrainingInstruction } from '#server/training/training.ts';
import { believedField } from '#shared/activities/points/believed.ts';
import { POINTS_LIMITS } from '#shared/activities/points/limits.ts';
import { DISCRIMINATOR, GENERATOR } from '#shared/activities/points/networks.ts';
import { isMeasured } from '#shared/activities/points/observe.ts';
import { questionsOf } from '#shared/activities/points/questions.ts';
import { halfOf } from '#shared/activities/points/roles.ts';
import { pointsActionSchema } from '#shared/activities/points/schema.ts';
import { roundOf } from '#shared/activities/points/stages.ts';
import type { PointsAction, PointsEvent, PointsState } from '#shared/activities/points/state.ts';
import { build } from './build.ts';
import { forgedExamples, inputOf, REAL_DATA } from './examples.ts';

/**
 * Where the class plays: a discriminator that learns what was real and what was forged in rounds that are over, and a
 * generator that climbs belief. Where it looks on: a generator and its discriminator that learn from each other.
 */
export const pointsAuthority: Omit<ActivityAuthority<PointsState, PointsAction, PointsEvent>, 'bot'> = {
  parse(action) {
    const parsed = pointsActionSchema.safeParse(action);
    return parsed.success ? { action: parsed.data } : { problem: parsed.error.message.slice(0, 300) };
  },
  open: (state) =>
    roundOf(state.stage) === 0 ? [] : [...build(state), ...ask(state), ...climb(state), ...drive(state)],
  instruct(before, event, after) {
    switch (event.type) {
      case 'gameBegun':
        return [{ type: 'clear' }, ...build(after)];
      case 'stageBegun':
        return beginStage(before, after);
      case 'painted':
      case 'fieldMeasured':
        return climb(after);
      case 'seatForgotten':
        return [...climb(after), ...ask(after)];
      case 'clockSet':
      case 'driveSet':
        return drive(after);
      case 'stepped':
        return isSteered(after) ? [{ type: 'step', unit: 'iteration' }] : [];
      case 'networksMeasured':
        return learn(before, after);
      case 'gameLeft':
        return [{ type: 'clear' }];
      case 'configured':
      case 'placed':
      case 'judged':
      case 'filmed':
        return [];
      default:
        return event satisfies never;
    }
  },
};

function beginStage(before: PointsState, after: PointsState): readonly TrainingInstruction[] {
  const { stage, settings } = after;
  if (stage.phase === 'close' || stage.phase === 'setup') return [{ type: 'pause' }];
  const round = roundOf(stage);
  const isOtherShape = round > 1 && halfOf(settings.cast, round) !== halfOf(settings.cast, round - 1);
  const isAnew = isOtherShape && before.stage.phase === 'reveal' && stage.phase === 'play';
  return [...(isAnew ? build(after) : []), ...climb(after), ...ask(after), ...drive(after)];
}

/** The teacher steers only where a network plays against a network. */
function isSteered({ settings, stage }: PointsState): boolean {
  return settings.cast === 'networks' && stage.phase === 'play';
}

/** At the end of a round, how real it takes all points for. */
function ask(state: PointsState): readonly TrainingInstruction[] {
  if (state.settings.cast === 'networks' || state.stage.phase !== 'reveal') return [];
  const { heldOut, forged, network } = questionsOf(state);
  return [questions([...heldOut, ...forged, ...network])];
}

function questions(asked: ReturnType<typeof questionsOf>['heldOut']): TrainingInstruction {
  return {
    type: 'ask',
    network: DISCRIMINATOR,
    questions: asked.map(({ id, point }) => ({ id, input: inputOf(point) })),
  };
}

/** The generator's points are asked about as soon as they are known; what is measured may be learned from. */
function learn(before: PointsState, after: PointsState): readonly TrainingInstruction[] {
  const round = roundOf(after.stage);
  const record = after.rounds[round];
  if (!record) return [];
  const { heldOut, forged, network } = questionsOf(after);
  if (isMeasured(record))
    return [
      {
        type: 'forgetAnswers',
        network: DISCRIMINATOR,
        ids: [...heldOut, ...forged, ...network].map(({ id }) => id),
      },
      { type: 'upsert', data: REAL_DATA, examples: forgedExamples(after, round) },
    ];
  return before.rounds[round]?.networkForged ? [] : [questions(network)];
}

function climb(state: PointsState): readonly TrainingInstruction[] {
  if (state.settings.cast === 'networks' || roundOf(state.stage) === 0) return [];
  return [{ type: 'climb', network: GENERATOR, levels: believedField(state) }];
}

function drive(state: PointsState): readonly TrainingInstruction[] {
  const { stage, settings } = state;
  const isRunning = 'clock' in stage && stage.clock.kind === 'running';
  if (settings.cast !== 'networks')
    return [isRunning ? { type: 'run', speed: POINTS_LIMITS.speed } : { type: 'pause' }];
  const { player, speed } = state.drive;
  const isLearning = isRunning && isSteered(state) && state.drive.isRunning;
  return [
    { type: 'play', network: GENERATOR, player },
    isLearning ? { type: 'run', speed } : { type: 'pause' },
  ];
}
