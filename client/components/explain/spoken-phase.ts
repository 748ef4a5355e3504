import type { Phase } from '#shared/protocol/session-view.ts';
import type { Catalogue } from '#client/locales/en.ts';
import type { Formats } from '#client/locales/formats.ts';
import { curves } from './activation-curve.ts';
import type { NeuronColumns } from './neuron-numbers.ts';
import type { NeuronView } from './neuron-view.ts';
import { numberText } from './number-text.ts';
import { columnOf, type Column } from './rounding.ts';

interface Spoken {
  readonly view: NeuronView;
  readonly columns: NeuronColumns;
  readonly words: Catalogue['explain'];
  readonly format: Formats;
}

/** What the card shows of a phase, for those who listen. */
export function spokenPhase(phase: Phase, spoken: Spoken): string {
  const said = { forward: sum, loss, delta, update: pulls }[phase](spoken);
  return `${spoken.view.name}: ${said}`;
}

/** "0.42 × 1.0 − 0.10 = 0.32, tanh 0.31" */
function sum({ view: { why, activation }, columns, words, format }: Spoken): string {
  const terms = why.weights.map((weight, index) =>
    words.spoken.times(
      numberText(weight, columns.weights, format),
      numberText(why.inputs[index]!, columns.inputs, format),
    ),
  );
  const bias = numberText(Math.abs(why.bias), columns.terms, format);
  const all = `${terms.join(' + ')} ${why.bias < 0 ? '−' : '+'} ${bias}`;
  const z = numberText(why.z, columns.terms, format);
  return `${all} = ${z}, ${curves[activation].spoken} ${numberText(why.output, columns.output, format)}`;
}

/** "output 0.858, target −1, loss 3.452" */
function loss({ view: { why, answer }, words, format }: Spoken): string {
  const of = alone(format);
  const answered = answer ? `${words.spoken.answer(of(answer.output), format.plain(answer.target))}, ` : '';
  return `${answered}${words.lossOfExample} ${of(why.loss)}`;
}

/** "(1.919 × 0.981) × slope 0.0901 = delta 0.170" */
function delta({ view, columns, words, format }: Spoken): string {
  const { why, answer } = view;
  const { back } = columns;
  const result = words.spoken.delta(numberText(why.delta, columns.delta, format));
  if (back.kind === 'loss' && answer?.isProbability) return result;
  const parts = why.parts.map((part) =>
    part.from === 'neuron'
      ? words.spoken.times(...factorsOf(part, columns, format))
      : `${words.lossSlope} ${alone(format)(part.product)}`,
  );
  const slope = `${words.slope} ${numberText(why.slope, columns.slope, format)}`;
  return `${words.spoken.times(`(${parts.join(' + ')})`, slope)} = ${result}`;
}

/** "pull on the weight from input 1 −0.012, …, on the bias 0.003" */
function pulls({ view: { why, sources }, words, format }: Spoken): string {
  const of = alone(format);
  const each = why.pulls.map((pull, index) => words.spoken.pull(sources[index]!.name, of(pull)));
  return [...each, words.spoken.pull(words.biasInput, of(why.biasPull))].join(', ');
}

function factorsOf(
  { weight, delta: from }: { readonly weight: number; readonly delta: number },
  { back }: NeuronColumns,
  format: Formats,
): [weight: string, delta: string] {
  const [weights, deltas] = columnsOf(back) ?? [columnOf([weight]), columnOf([from])];
  return [numberText(weight, weights, format), numberText(from, deltas, format)];
}

function columnsOf(back: NeuronColumns['back']): readonly [Column, Column] | undefined {
  if (back.kind === 'several') return [back.weights, back.deltas];
  return back.kind === 'one' ? [back.weight, back.delta] : undefined;
}

function alone(format: Formats): (value: number) => string {
  return (value) => numberText(value, columnOf([value]), format);
}
