import { base64Of } from '#shared/activities/draw/base64.ts';
import { DRAW_LIMITS } from '#shared/activities/draw/limits.ts';
import type { Imported } from '#shared/activities/draw/state.ts';
import { pointCountOf } from '#shared/drawings/strokes.ts';
import type { ListedDrawing } from '#shared/drawings/formats/drawing-list.ts';
import type { PackedDrawing } from '#shared/drawings/packed-drawings.ts';

export interface ImportPlan {
  /** Those that are shown one by one. */
  readonly drawings: readonly Imported[];
  /** Of many the others, kept by reference. */
  readonly packed: readonly PackedDrawing[];
  /** How many the files held of the session's classes. */
  readonly found: number;
  /** Names that no class has, and how many drawings those are. */
  readonly strangers: readonly string[];
  readonly strange: number;
}

export interface ImportRoom {
  /** For drawings that are shown one by one. */
  readonly shown: number;
  /** For those that are kept by reference. */
  readonly inSets: number;
}

/** Without a word about it in the file, every fourth of each class is kept for the test. */
const TEST_EVERY = 4;
/** Of more than there is room for, so many are shown all the same. */
const SHOWN_OF_MANY = 400;

interface Labelled extends PackedDrawing {
  readonly drawing: ListedDrawing;
}

/** Drawings of files as the session takes them: of its classes only, and as many of each as there is room for. */
export function importPlan(
  drawings: readonly ListedDrawing[],
  { labelOf, room }: { readonly labelOf: (name: string) => number; readonly room: ImportRoom },
): ImportPlan {
  const labels = new Map([...new Set(drawings.map(({ name }) => name))].map((name) => [name, labelOf(name)]));
  const known = drawings.filter(({ name }) => labels.get(name)! >= 0);
  const strange = drawings.filter(({ name }) => labels.get(name)! < 0);
  const isMany = known.length > room.shown;
  const shownShare = isMany ? Math.min(SHOWN_OF_MANY, room.shown) / known.length : 1;
  const all = withSets(known, (name) => labels.get(name)!);
  const { taken: shown, left } = ofEachClass(all, shownShare);
  const { taken: packed } = ofEachClass(left, Math.min(1, room.inSets / Math.max(1, left.length)));
  return {
    drawings: shown.map(({ drawing, label, isTest }) => ({ ...sketchOf(drawing), label, isTest })),
    packed: packed.map(({ label, isTest, pixels }) => ({ label, isTest, pixels })),
    found: known.length,
    strangers: [...new Set(strange.map(({ name }) => name))],
    strange: strange.length,
  };
}

/** Each for learning or for the test, as its file says, unless that leaves nothing to learn from. */
function withSets(drawings: readonly ListedDrawing[], labelOf: (name: string) => number): Labelled[] {
  const isSaid = drawings.some(({ isTest }) => isTest === false);
  const counts = new Map<number, number>();
  return drawings.map((drawing) => {
    const label = labelOf(drawing.name);
    const index = counts.get(label) ?? 0;
    counts.set(label, index + 1);
    const isTest = (isSaid ? drawing.isTest : undefined) ?? index % TEST_EVERY === TEST_EVERY - 1;
    return { drawing, label, isTest, pixels: drawing.pixels };
  });
}

/** Of each class, for learning and for the test, the same share, spread over the file. */
function ofEachClass(drawings: readonly Labelled[], share: number) {
  const counts = new Map<string, number>();
  const [taken, left]: [Labelled[], Labelled[]] = [[], []];
  for (const one of drawings) {
    const kind = `${one.label} ${one.isTest}`;
    const index = counts.get(kind) ?? 0;
    counts.set(kind, index + 1);
    const isTaken = Math.floor((index + 1) * share) > Math.floor(index * share);
    (isTaken ? taken : left).push(one);
  }
  return { taken, left };
}

/** As strokes where they are known and not too many, else as pixels. */
function sketchOf({ strokes, pixels }: ListedDrawing) {
  const areFew =
    strokes && strokes.length <= DRAW_LIMITS.strokes && pointCountOf(strokes) <= DRAW_LIMITS.points;
  return areFew ? { strokes } : { pixels: base64Of(pixels) };
}
