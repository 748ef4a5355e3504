import { NEURONS, placeOfJob, SIZES } from '#shared/activities/neuron/by-hand/jobs.ts';
import type { Practice } from '#shared/activities/neuron/by-hand/practice.ts';

/** Every weight and bias of the games' network, neuron by neuron, as the small diagram takes them. */
export const practiceParameters = Array.from({ length: NEURONS }, (_, index) => placeOfJob(index)).flatMap(
  ({ layer, neuron }) => [
    ...Array.from({ length: SIZES[layer] }, (_, input) => ({ layer, neuron, input })),
    { layer, neuron },
  ],
);

export function practiceWeights({ network }: Practice): Readonly<Record<number, number>> {
  return Object.fromEntries(
    practiceParameters.map((parameter, index) => {
      const view = network.layers[parameter.layer]!;
      const { neuron } = parameter;
      return [index, 'input' in parameter ? view.weight(neuron, parameter.input) : view.biasOf(neuron)];
    }),
  );
}
