import type { Asks, HabitActed, WithRoundView } from '#shared/activities/habits/state.ts';
import { MISSIONS, type MissionName } from '#shared/activities/plane/missions/state.ts';
import type { PlaneAction, PlaneView } from '#shared/activities/plane/state.ts';
import type { TrainingMetrics } from '#shared/protocol/session-view.ts';

/** What a lesson on the plane goes through: first the class's own examples, then games and questions on them. */
export const LESSON = [
  'join',
  'place',
  'train',
  'phases',
  'party',
  'predict',
  'fewestNeurons',
  'explode',
  'rescue',
  'stopInTime',
  'memorise',
  'everyEpoch',
  'moreEpochs',
] as const;

export type LessonStep = (typeof LESSON)[number];

export const MINUTES: Readonly<Record<LessonStep, number>> = {
  join: 2,
  place: 4,
  train: 3,
  phases: 5,
  party: 3,
  predict: 2,
  fewestNeurons: 3,
  explode: 3,
  rescue: 3,
  stopInTime: 3,
  memorise: 3,
  everyEpoch: 2,
  moreEpochs: 2,
};

type Class = PlaneView & WithRoundView;
type LessonAction = PlaneAction | HabitActed;

/** At most so many iterations a second can be watched one by one. */
const PARTY_SPEED = 1;
const TRAINING_SPEED = 10;

/** Where the class is: at a question, on a mission, or at its own examples. */
export function stepOf(
  { round, mission, training, examples }: Class,
  seats: number,
  metrics: TrainingMetrics | undefined,
): LessonStep {
  if (round) return round.habit === 'prediction' ? 'predict' : (round.topic as LessonStep);
  if (mission) return mission.name;
  if (training.isByPhase || metrics?.phase !== undefined) return 'phases';
  if (training.isRunning && training.speed === PARTY_SPEED) return 'party';
  if ((metrics?.iteration ?? 0) > 0) return 'train';
  return seats > 0 || Object.keys(examples).length > 0 ? 'place' : 'join';
}

/** What the session itself knows to be behind it. */
export function isPlayed(step: LessonStep, { played, topics }: Class): boolean | undefined {
  if (isMission(step)) return played?.includes(step) ?? false;
  if (isQuestion(step)) return topics?.includes(topicOf(step)) ?? false;
  return undefined;
}

type Question = 'predict' | 'everyEpoch' | 'moreEpochs';

export function isQuestion(step: LessonStep): step is Question {
  return step === 'predict' || step === 'everyEpoch' || step === 'moreEpochs';
}

function topicOf(question: Question): string {
  return question === 'predict' ? 'faster' : question;
}

/** What begins a step, after what is still on; empty where it begins by itself, or cannot yet. */
export function beginning(step: LessonStep, plane: Class): readonly LessonAction[] {
  const begun = ownBeginning(step, plane);
  const { round, mission } = plane;
  if (begun.length === 0) return [];
  const endsMission = mission !== undefined && !isMission(step);
  return [
    ...(round ? [{ type: 'habit', habit: { type: 'dismiss' } } as const] : []),
    ...(endsMission ? [{ type: 'endMission' } as const] : []),
    ...begun,
  ];
}

/** After a mission, on the class's own plane. */
function ownBeginning(step: LessonStep, { asks, examples, waiting }: Class): readonly LessonAction[] {
  if (isMission(step)) return [{ type: 'beginMission', name: step }];
  if ((waiting ?? Object.keys(examples).length) === 0) return [];
  switch (step) {
    case 'train':
      return [{ type: 'setSpeed', speed: TRAINING_SPEED }, { type: 'run' }];
    case 'phases':
      return [{ type: 'step', unit: 'phase' }];
    case 'party':
      return [{ type: 'setSpeed', speed: PARTY_SPEED }, { type: 'run' }];
    default:
      return isQuestion(step) ? asking(step, asks) : [];
  }
}

function asking(question: Question, asks: Asks | undefined): readonly HabitActed[] {
  const habit = question === 'predict' ? 'prediction' : 'claim';
  const topic = topicOf(question);
  return asks?.[habit][topic] ? [{ type: 'habit', habit: { type: 'ask', habit, topic } }] : [];
}

function isMission(step: LessonStep): step is MissionName {
  return MISSIONS.some((name) => name === step);
}
