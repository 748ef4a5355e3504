import { drawingOf } from '../../drawings/drawing.ts';
import { measuresOf } from '../../drawings/measures.ts';
import { PIXEL } from '../../drawings/augment-steps.ts';
import { stepsOf } from '../../drawings/stroke-steps.ts';
import type { ExampleId } from '../../protocol/session-view.ts';
import { scaled } from './hand-rule.ts';
import { mix } from './mix.ts';
import { inputOf } from './network-input.ts';
import type { DrawSettings, Drawn } from './state.ts';
import { tallyOf, winnerOf } from './votes.ts';

/** A drawing as the engine takes it. */
export interface AsTrained {
  readonly id: ExampleId;
  readonly isTest: boolean;
  readonly input: readonly number[];
  readonly target: readonly number[];
}

export function asTrained(id: ExampleId, drawing: Drawn, settings: DrawSettings): AsTrained {
  const { isTest } = drawing;
  const input = inputOf(drawing, settings, isTest ? settings.testShift : 0);
  return { id, isTest, input: Array.from(input), target: targetOf(id, drawing, settings) };
}

/** The same drawing for a model that gets its measures: of what the networks see, moved and scrambled as it is. */
export function asMeasured({ input, ...example }: AsTrained): AsTrained {
  return { ...example, input: scaled(measuresOf(drawingOf(Float32Array.from(input)))) };
}

/** The same for one that reads strokes; undefined of a drawing that has none. */
export function asRead(
  example: AsTrained,
  { strokes }: Drawn,
  settings: DrawSettings,
): AsTrained | undefined {
  if (!strokes) return undefined;
  const { isCentred, testShift } = settings;
  const right = example.isTest ? testShift * PIXEL : 0;
  return { ...example, input: Array.from(stepsOf(strokes, { isCentred, right })) };
}

/**
 * What the network said where nobody did; else 1 at the class with the most votes, or each class's
 * share of them; by lot where labels are shuffled.
 */
function targetOf(id: ExampleId, drawing: Drawn, settings: DrawSettings): readonly number[] {
  const classes = settings.classes.length;
  const tally = tallyOf(drawing, classes);
  const isShuffled = settings.hasShuffledLabels && !drawing.isTest;
  if (settings.hasSharedTargets && !isShuffled && drawing.pseudo === undefined) {
    const total = tally.counts.reduce((sum, count) => sum + count, 0);
    return tally.counts.map((count) => count / total);
  }
  const said = drawing.pseudo ?? winnerOf(tally, drawing.prompt);
  const label = isShuffled ? mix(settings.seed, id) % classes : said;
  return tally.counts.map((_, index) => (index === label ? 1 : 0));
}
