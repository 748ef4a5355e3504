import type { Weights } from '#shared/activities/neuron/table-network.ts';
import { parametersOf, type TaskName } from '#shared/activities/neuron/tasks.ts';
import type { Network } from '#shared/engine/index.ts';

/** The server's network as a table has it. Undefined while the network here is still another activity's. */
export function machineWeights(network: Network | undefined, task: TaskName): Weights | undefined {
  const parameters = parametersOf(task);
  if (network?.parameterCount !== parameters.length) return undefined;
  return Object.fromEntries(
    parameters.map(({ layer, neuron, input }, index) => {
      const view = network.layers[layer]!;
      return [index, input === undefined ? view.biasOf(neuron) : view.weight(neuron, input)];
    }),
  );
}
