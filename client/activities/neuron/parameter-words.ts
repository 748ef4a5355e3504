import { layerSizes, parametersOf, type TaskName } from '#shared/activities/neuron/tasks.ts';
import type { Parts } from '#client/locales/formats.ts';
import type { Catalogue } from '#client/locales/en.ts';
import type { NeuronPlace } from './locales/en.ts';

/** "Your weight w joins hidden neuron 1 to the output." */
export function parameterWords(
  task: TaskName,
  index: number,
  words: Catalogue['activities']['neuron']['student'],
): Parts {
  const last = layerSizes(task).length - 1;
  const place = (column: number, unit: number): NeuronPlace => ({
    kind: column === 0 ? 'input' : column === last ? 'output' : 'hidden',
    number: unit + 1,
  });
  const { layer, neuron, input } = parametersOf(task)[index]!;
  const target = place(layer + 1, neuron);
  return input === undefined ? words.bias(target) : words.weight(place(layer, input), target);
}
