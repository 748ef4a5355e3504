import type { BlobLoad } from '#server/training/blob-examples.ts';
import { type DataName, MAIN_DATA, type TrainingInstruction } from '#server/training/training.ts';
import { type DrawingSet, seenBy, sizeOfSet } from '#shared/activities/draw/drawing-set.ts';
import { DRAW_LIMITS } from '#shared/activities/draw/limits.ts';
import { ALL_DATA, LABELLED_DATA, MEASURED_DATA, READ_DATA } from '#shared/activities/draw/networks.ts';
import { isLearned, isTold, pseudoOf } from '#shared/activities/draw/pseudo-labels.ts';
import type { DrawSettings, Drawn, DrawState } from '#shared/activities/draw/state.ts';
import { asMeasured, asRead, type AsTrained, asTrained } from '#shared/activities/draw/training-example.ts';
import type { ExampleId } from '#shared/protocol/session-view.ts';

/** The same drawings, as each kind of learner is given them: a data set for each. */
interface Material {
  readonly data: DataName;
  /** While some network learns from it. */
  isUsed(state: DrawState): boolean;
  takes(drawing: Drawn): boolean;
  /** Of a drawing as pixels; undefined where there is nothing to see. */
  see(example: AsTrained, drawing: Drawn, settings: DrawSettings): AsTrained | undefined;
  /** Of drawings that are kept by reference. */
  loads(state: DrawState, sets: readonly DrawingSet[]): readonly BlobLoad[];
}

const pixels: Pick<Material, 'see' | 'loads'> = {
  see: (example) => example,
  loads: ({ settings }, sets) => loadsOf(settings, sets),
};

const MATERIALS: readonly Material[] = [
  { data: MAIN_DATA, isUsed: () => true, takes: isLearned, ...pixels },
  {
    data: MEASURED_DATA,
    isUsed: () => true,
    takes: isLearned,
    see: asMeasured,
    loads: (state, sets) => {
      const measured = measuredSets(state);
      const some = sets.filter((set) => measured.includes(set));
      return loadsOf(state.settings, some, true);
    },
  },
  {
    data: READ_DATA,
    isUsed: ({ settings }) => settings.hasReader,
    takes: isLearned,
    see: asRead,
    loads: () => [],
  },
  {
    data: ALL_DATA,
    isUsed: hasLeftOut,
    takes: isTold,
    ...pixels,
  },
  {
    data: LABELLED_DATA,
    isUsed: hasFewLabels,
    takes: ({ isLeftOut, isUnlabelled }) => !isLeftOut && !isUnlabelled,
    ...pixels,
  },
];

/** Then two networks learn in step: one from all drawings, one without what is left out. */
export function hasLeftOut({ drawings }: DrawState): boolean {
  return Object.values(drawings).some(({ isLeftOut }) => isLeftOut);
}

/** Then too: one that is told few labels and finds others by itself, one with the few alone. */
export function hasFewLabels(state: DrawState): boolean {
  return pseudoOf(state).perClass !== undefined;
}

/** What each data set begins with. */
export function fillings(state: DrawState) {
  const seen = pixelsOf(state, Object.keys(state.drawings).map(Number));
  return (data: DataName) => {
    const material = MATERIALS.find((one) => one.data === data)!;
    return { data, examples: examplesOf(material, seen, state), loads: material.loads(state, state.sets) };
  };
}

/** These drawings have come, or are others than before. */
export function upsert(state: DrawState, ids: readonly ExampleId[]): TrainingInstruction[] {
  const seen = pixelsOf(state, ids);
  return used(state).flatMap((material) => {
    const examples = examplesOf(material, seen, state);
    return examples.length > 0 ? [{ type: 'upsert', data: material.data, examples } as const] : [];
  });
}

export function remove(state: DrawState, ids: readonly ExampleId[]): TrainingInstruction[] {
  return used(state).map(({ data }) => ({ type: 'remove', data, ids }));
}

export function load(state: DrawState, sets: readonly DrawingSet[]): TrainingInstruction[] {
  return used(state).flatMap(({ data, loads }) => {
    const found = loads(state, sets);
    return found.length > 0 ? [{ type: 'load', data, loads: found } as const] : [];
  });
}

function used(state: DrawState): readonly Material[] {
  return MATERIALS.filter(({ isUsed }) => isUsed(state));
}

/** Turned into pixels once for all. What is hidden is not learned from. */
export function pixelsOf({ drawings, settings }: DrawState, ids: readonly ExampleId[]): AsTrained[] {
  return ids.flatMap((id) => {
    const drawing = drawings[id];
    return drawing && !drawing.isHidden ? [asTrained(id, drawing, settings)] : [];
  });
}

function examplesOf(
  { takes, see }: Material,
  seen: readonly AsTrained[],
  { drawings, settings }: DrawState,
): AsTrained[] {
  return seen.flatMap((example) => {
    const drawing = drawings[example.id]!;
    const found = takes(drawing) ? see(example, drawing, settings) : undefined;
    return found ? [found] : [];
  });
}

function loadsOf(settings: DrawSettings, sets: readonly DrawingSet[], isMeasured = false): BlobLoad[] {
  const seen = seenBy(settings, isMeasured);
  return sets.map((set) => ({ blob: set.blob, first: set.first, count: sizeOfSet(set), seen }));
}

/** Those among the first of all that the linear model is given. */
function measuredSets({ sets }: DrawState): readonly DrawingSet[] {
  let room: number = DRAW_LIMITS.measured;
  return sets.filter((set) => (room -= sizeOfSet(set)) >= 0);
}
