import { classByRule, type HandRule } from '#shared/activities/draw/hand-rule.ts';
import type { DrawSettings } from '#shared/activities/draw/state.ts';
import type { ShownDrawing } from '#shared/activities/draw/view-types.ts';
import { drawingOf } from '#shared/drawings/drawing.ts';
import { measuresOf, type Measures } from '#shared/drawings/measures.ts';
import { type JudgedDrawing, type ListedDrawings, seen } from './answers.ts';

export interface Score {
  readonly right: number;
  readonly total: number;
}

/** How many of some drawings the class's rule gets right, of what the networks see of them. */
export function ruleScore(
  rule: HandRule,
  drawings: ListedDrawings<JudgedDrawing>,
  settings: DrawSettings,
): Score {
  const right = drawings.filter(
    ([, drawing]) => classByRule(rule, measured(drawing, settings)) === drawing.verdict.label,
  );
  return { right: right.length, total: drawings.length };
}

const known = new WeakMap<Float32Array, Measures>();

/** A drawing is measured once for each way of looking at it. */
export function measured(drawing: ShownDrawing, settings: DrawSettings): Measures {
  const input = seen(drawing, settings);
  const found = known.get(input) ?? measuresOf(drawingOf(input));
  known.set(input, found);
  return found;
}
