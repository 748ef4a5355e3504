import type { ActivityAuthority } from '#server/session/activities.ts';
import type { TrainingInstruction } from '#server/training/training.ts';
import { CONVOLUTIONAL } from '#shared/activities/draw/networks.ts';
import { pseudoOf, unlabelledOf } from '#shared/activities/draw/pseudo-labels.ts';
import { drawActionSchema } from '#shared/activities/draw/schema.ts';
import type {
  Drawings,
  DrawAction,
  DrawEvent,
  DrawSettings,
  DrawState,
} from '#shared/activities/draw/state.ts';
import { DRAW_LIMITS } from '#shared/activities/draw/limits.ts';
import { unpackDrawings } from '#shared/drawings/packed-drawings.ts';
import type { ExampleId, SeatId } from '#shared/protocol/session-view.ts';
import { build, dropped } from './learners.ts';
import { load, pixelsOf, remove, upsert } from './materials.ts';

/**
 * Two networks of as many weights, on the same drawings, from the same seed: they see the same batches. A linear model learns
 * beside them from measures of these drawings. What each is given of a drawing, `materials` says; when which is there, `learners`.
 */
export const drawAuthority: Omit<ActivityAuthority<DrawState, DrawAction, DrawEvent>, 'bot'> = {
  parse(action) {
    const parsed = drawActionSchema.safeParse(action);
    return parsed.success ? { action: parsed.data } : { problem: parsed.error.message.slice(0, 300) };
  },
  checkBlob(bytes) {
    try {
      const drawings = unpackDrawings(bytes);
      if (drawings.length > DRAW_LIMITS.inBlob) return `at most ${DRAW_LIMITS.inBlob} drawings`;
      const strange = drawings.find(({ label }) => label >= DRAW_LIMITS.classes.max);
      return strange && `label ${strange.label}`;
    } catch (error) {
      return (error as Error).message;
    }
  },
  open: (state) => [...anew(state), drive(state)],
  instruct: (before, event, after) => [...instruct(before, event, after), ...dropped(before, after)],
};

/** These change nothing that a network sees. */
const ASIDE: readonly (keyof DrawSettings)[] = ['perSeat', 'needsApproval', 'rule', 'counted'];

function instruct(before: DrawState, event: DrawEvent, after: DrawState): readonly TrainingInstruction[] {
  switch (event.type) {
    case 'drawingAdded':
    case 'drawingLabelled':
      return upsert(after, [event.id]);
    case 'drawingHidden':
      return event.isHidden ? remove(after, [event.id]) : upsert(after, [event.id]);
    case 'drawingsImported':
      return upsert(after, Object.keys(event.drawings).map(Number));
    case 'seatForgotten':
      return upsert(after, votedBy(before, event.seat));
    case 'setImported':
      return load(after, [event.set]);
    case 'drawingsRemoved':
      return remove(after, event.ids);
    case 'configured': {
      const names = Object.keys(event.settings) as (keyof DrawSettings)[];
      return names.every((name) => ASIDE.includes(name)) ? [] : anew(after);
    }
    case 'setsRemoved':
    case 'networkReset':
    case 'leftOut':
    case 'labelsTold':
      return anew(after);
    case 'pseudoAsked':
      return ask(after);
    case 'pseudoNamed':
      return relabel(before, after);
    case 'stepped':
      return [{ type: 'step', unit: event.unit }];
    case 'trainingStarted':
    case 'phasesStarted':
    case 'trainingPaused':
      return [drive(after)];
    case 'speedSet':
      return after.training.isRunning ? [drive(after)] : [];
    case 'lotsDrawn':
    case 'saboteursCalled':
    case 'hardestAsked':
    case 'hardestNamed':
    case 'accused':
    case 'phaseSet':
    case 'drawingsApproved':
    case 'seatMuted':
      return [];
    default:
      return event satisfies never;
  }
}

/** New networks know no question of the old ones. */
function anew(state: DrawState): readonly TrainingInstruction[] {
  return [...build(state), ...ask(state)];
}

/** What the network is to label, while the class waits for it. */
function ask(state: DrawState): readonly TrainingInstruction[] {
  if (!pseudoOf(state).isAsked) return [];
  const questions = pixelsOf(state, unlabelledOf(state.drawings)).map(({ id, input }) => ({ id, input }));
  return [{ type: 'ask', network: CONVOLUTIONAL, questions }];
}

/** The network learns from what it has labelled just now, and no longer from what it has taken back. */
function relabel(before: DrawState, after: DrawState): readonly TrainingInstruction[] {
  const asked = unlabelledOf(after.drawings);
  const isPseudo = (drawings: Drawings) => (id: ExampleId) => drawings[id]?.pseudo !== undefined;
  const now = asked.filter(isPseudo(after.drawings));
  const gone = asked.filter((id) => isPseudo(before.drawings)(id) && !now.includes(id));
  return [
    { type: 'forgetAnswers', network: CONVOLUTIONAL, ids: asked },
    ...upsert(after, now),
    ...(gone.length > 0 ? remove(after, gone) : []),
  ];
}

function votedBy({ drawings }: DrawState, seat: SeatId): readonly ExampleId[] {
  return Object.keys(drawings)
    .map(Number)
    .filter((id) => seat in drawings[id]!.votes);
}

function drive({ training }: DrawState): TrainingInstruction {
  return training.isRunning ? { type: 'run', speed: training.speed } : { type: 'pause' };
}
