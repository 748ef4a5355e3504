import type { Catalogue } from '#client/locales/en.ts';
import type { Formats } from '#client/locales/formats.ts';
import { curves } from './activation-curve.ts';
import type { NeuronColumns } from './neuron-numbers.ts';
import type { NeuronView } from './neuron-view.ts';
import { numberText } from './number-text.ts';

/** "hidden neuron 3: 0.42 × 1.0 − 0.10 = 0.32, tanh 0.31; delta …": the card, for those who listen. */
export function spokenSum(
  { name, why, activation }: NeuronView,
  columns: NeuronColumns,
  words: Catalogue['explain'],
  format: Formats,
): string {
  const terms = why.weights.map((weight, index) =>
    words.spokenTerm(
      numberText(weight, columns.weights, format),
      numberText(why.inputs[index]!, columns.inputs, format),
    ),
  );
  const bias = numberText(Math.abs(why.bias), columns.terms, format);
  const sum = `${terms.join(' + ')} ${why.bias < 0 ? '−' : '+'} ${bias}`;
  const z = numberText(why.z, columns.terms, format);
  const y = numberText(why.output, columns.output, format);
  return words.spoken(
    name,
    sum,
    z,
    curves[activation].spoken,
    y,
    numberText(why.delta, columns.delta, format),
  );
}
