import type { BotMaterial } from '#server/session/activities.ts';
import { DRAW_LIMITS } from '#shared/activities/draw/limits.ts';
import type { ListedDrawing } from '#shared/drawings/formats/drawing-list.ts';
import { readFiles } from '#shared/drawings/formats/read-files.ts';
import { packDrawings, type PackedDrawing } from '#shared/drawings/packed-drawings.ts';
import { createRandom } from '#shared/engine/index.ts';

export interface RealDrawings {
  readonly classes: readonly string[];
  /** Of each class, in an order by lot. */
  readonly byClass: readonly (readonly ListedDrawing[])[];
}

/** People's drawings of files, of the classes that are asked for or else of the first ten. */
export async function readDrawings({ files, classes, seed }: BotMaterial): Promise<RealDrawings> {
  const decode = () =>
    Promise.reject(new Error('Pictures are read by a page alone; here IDX, npy and ndjson are.'));
  const { drawings } = await readFiles(files, { decode });
  const names = [...new Set(drawings.map(({ name }) => name))].sort();
  const chosen = classes ?? names.slice(0, DRAW_LIMITS.classes.max);
  const byClass = chosen.map((name) => {
    const own = drawings.filter((drawing) => drawing.name === name);
    if (own.length === 0) throw new Error(`There is no drawing of “${name}”, only of ${names.join(', ')}.`);
    return shuffled(own, seed);
  });
  return { classes: chosen, byClass };
}

export interface Lesson {
  readonly perClass: number;
  /** Of all classes together; the most where there are fewer. */
  readonly test: number;
}

/** Some of each class to learn from, and others for the test, in blobs. */
export function packedLesson({ byClass }: RealDrawings, { perClass, test }: Lesson): PackedDrawing[] {
  const each = Math.ceil(test / byClass.length);
  return byClass.flatMap((own, label) =>
    own.slice(0, perClass + each).map(({ pixels }, index) => ({ label, isTest: index >= perClass, pixels })),
  );
}

/** In portions of a blob, with how many of each class are in it. */
export function portionsOf(drawings: readonly PackedDrawing[], classes: number) {
  const count = Math.ceil(drawings.length / DRAW_LIMITS.inBlob);
  return Array.from({ length: count }, (_, index) => {
    const some = drawings.slice(index * DRAW_LIMITS.inBlob, (index + 1) * DRAW_LIMITS.inBlob);
    const counts = Array.from({ length: classes }, (_, label) => {
      const own = some.filter((drawing) => drawing.label === label);
      const test = own.filter(({ isTest }) => isTest).length;
      return { training: own.length - test, test };
    });
    return { bytes: packDrawings(some), counts };
  });
}

function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const random = createRandom(seed);
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
