import type { Drawing } from '#shared/drawings/drawing.ts';
import { createRandom, type Random } from '#shared/engine/index.ts';
import type { DrawingClass } from './drawing-set.ts';

export interface Labelled {
  readonly drawing: Drawing;
  /** 1 in the place of its class. */
  readonly target: readonly number[];
}

/** Some drawings of each class to learn from, drawn from the seed, and all others. */
export function splitOf(classes: readonly DrawingClass[], perClass: number, seed: number) {
  const few: Labelled[] = [];
  const others: Labelled[] = [];
  classes.forEach(({ drawings, name }, label) => {
    if (drawings.length <= perClass) {
      throw new Error(
        `There should be more than ${perClass} drawings of ${name}, but there are ${drawings.length}.`,
      );
    }
    const target = classes.map((_, index) => (index === label ? 1 : 0));
    shuffled(drawings, createRandom(seed, label)).forEach((drawing, place) =>
      (place < perClass ? few : others).push({ drawing, target }),
    );
  });
  return { few, others };
}

/** Fisher and Yates. */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}
