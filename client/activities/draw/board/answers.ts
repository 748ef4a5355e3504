import { inputOf } from '#shared/activities/draw/network-input.ts';
import type { DrawSettings } from '#shared/activities/draw/state.ts';
import type { ShownDrawing, Verdict } from '#shared/activities/draw/view-types.ts';
import { classesOf, confusionMatrix, type ConfusionMatrix, type Network } from '#shared/engine/index.ts';
import type { ExampleId } from '#shared/protocol/session-view.ts';

/** What it is, is no secret. */
export type JudgedDrawing = ShownDrawing & { readonly verdict: Verdict };

export interface Answered {
  readonly id: ExampleId;
  readonly drawing: JudgedDrawing;
  readonly actual: number;
  readonly predicted: number;
}

export type ListedDrawings<Drawing = ShownDrawing> = readonly (readonly [id: ExampleId, drawing: Drawing])[];

export function judged(drawings: ListedDrawings): ListedDrawings<JudgedDrawing> {
  return drawings.filter((listed): listed is [ExampleId, JudgedDrawing] => listed[1].verdict !== undefined);
}

/** What a network says to each of some drawings; nothing where it was built for other classes. */
export function answersTo(
  network: Network | undefined,
  drawings: ListedDrawings<JudgedDrawing>,
  settings: DrawSettings,
): Answered[] {
  if (!network || network.outputs !== settings.classes.length) return [];
  const answers: Answered[] = [];
  for (let first = 0; first < drawings.length; first += network.rows) {
    const some = drawings.slice(first, first + network.rows);
    const inputs = new Float32Array(some.length * network.inputs);
    some.forEach(([, drawing], row) => inputs.set(seen(drawing, settings), row * network.inputs));
    const predicted = classesOf(network.predict(inputs, some.length), network.outputs);
    some.forEach(([id, drawing], row) => {
      answers.push({ id, drawing, actual: drawing.verdict.label, predicted: predicted[row]! });
    });
  }
  return answers;
}

export function confusionOf(answers: readonly Answered[], classes: number): ConfusionMatrix {
  const actual = answers.map((answer) => answer.actual);
  const predicted = answers.map((answer) => answer.predicted);
  return confusionMatrix(actual, predicted, classes);
}

/** A drawing is turned into pixels once for each way of looking at it. */
const known = new WeakMap<ShownDrawing, { readonly key: string; readonly input: Float32Array }>();

export function seen(drawing: ShownDrawing, settings: DrawSettings): Float32Array {
  const shift = drawing.isTest ? settings.testShift : 0;
  const key = `${settings.isCentred} ${settings.isScrambled} ${shift}`;
  const found = known.get(drawing);
  if (found?.key === key) return found.input;
  const input = inputOf(drawing, settings, shift);
  known.set(drawing, { key, input });
  return input;
}
