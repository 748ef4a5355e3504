import { createRandom } from '../../engine/index.ts';
import { allow, refused, type Decision, type DecisionContext } from '../activity.ts';
import { axesOf, taskOf } from './axes.ts';
import { isOnPlane } from './decide-example.ts';
import { readyMadeExamples } from './ready-made.ts';
import type {
  Drawing,
  ImportedExample,
  PlaneConfiguration,
  PlaneEvent,
  PlaneExample,
  PlaneExamples,
  PlaneSettings,
  PlaneState,
} from './state.ts';

/** What a teacher does with all the examples at once. */

/** A curve cannot be trained by cross-entropy: with its set the loss becomes one that it can. */
export function decideSet(
  state: PlaneState,
  { set, noise, seed }: Pick<PlaneState, 'set'> & Partial<Drawing>,
  { randomSeed }: DecisionContext,
): Decision<PlaneEvent> {
  const drawing = { seed: seed ?? randomSeed(), noise: noise ?? state.drawing.noise };
  const { loss, classes } = state.settings;
  const needsLoss = taskOf(set) === 'regression' && loss === 'crossEntropy';
  const examples = numbered(state, readyMadeExamples({ set, classes, ...drawing }));
  return allow([
    ...(needsLoss ? [configured({ loss: 'meanSquaredError' })] : []),
    { type: 'setLoaded', set, examples, drawing },
  ]);
}

/** Points that students keep may have more classes than the configuration asks for. */
export function decideConfiguration(
  state: PlaneState,
  { set, seed, noise, settings }: PlaneConfiguration,
): Decision<PlaneEvent> {
  if (taskOf(set) === 'regression' && settings.loss === 'crossEntropy')
    return refused('out-of-range', 'a curve’s loss: meanSquaredError or arctan; got crossEntropy');
  const keepsAxes = axesOf(set) === axesOf(state.set);
  const kept = keepsAxes ? Object.values(state.examples).filter((example) => example.seat) : [];
  const used = 1 + Math.max(0, ...kept.map(({ label }) => label));
  if (used > settings.classes)
    return refused('out-of-range', `${used} classes have examples, ${settings.classes} were asked for`);
  const examples = numbered(state, readyMadeExamples({ set, classes: settings.classes, seed, noise }));
  return allow([configured(settings), { type: 'setLoaded', set, examples, drawing: { seed, noise } }]);
}

/** All of them, or none: a file half taken is worse than one refused. */
export function decideImport(state: PlaneState, imported: readonly ImportedExample[]): Decision<PlaneEvent> {
  const classes = taskOf(state.set) === 'regression' ? 1 : state.settings.classes;
  const wrong = imported.findIndex(({ label }) => label >= classes);
  if (wrong >= 0)
    return refused(
      'out-of-range',
      `point ${wrong + 1}: class 0–${classes - 1}, got ${imported[wrong]!.label}`,
    );
  const axes = axesOf(state.set);
  const off = imported.findIndex((point) => !isOnPlane(point, axes));
  if (off >= 0) {
    const { x, y } = axes;
    const expected = `x ${x.min} to ${x.max}, y ${y.min} to ${y.max}`;
    return refused('out-of-range', `point ${off + 1}: ${expected}`);
  }
  return allow([{ type: 'examplesImported', examples: numbered(state, imported) }]);
}

/** Deals out anew what the training examples have, so that each class stays as large as it was. The test tells the truth. */
export function decideShuffling(state: PlaneState, { randomSeed }: DecisionContext): Decision<PlaneEvent> {
  const training = Object.entries(state.examples).filter(([, { isTest }]) => !isTest);
  if (taskOf(state.set) === 'regression' || training.length === 0 || hasShuffledLabels(state))
    return refused('not-now');
  const labels = training.map(([, { label }]) => label);
  const random = createRandom(randomSeed());
  for (let last = labels.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    [labels[last], labels[other]] = [labels[other]!, labels[last]!];
  }
  return allow([
    {
      type: 'labelsShuffled',
      labels: Object.fromEntries(training.map(([id], index) => [id, labels[index]!])),
    },
  ]);
}

export function hasShuffledLabels({ trueLabels }: PlaneState): boolean {
  return Object.keys(trueLabels).length > 0;
}

function configured(settings: Partial<PlaneSettings>): PlaneEvent {
  return { type: 'configured', settings };
}

function numbered(state: PlaneState, examples: readonly PlaneExample[]): PlaneExamples {
  return Object.fromEntries(examples.map((example, index) => [state.nextExample + index, example]));
}
