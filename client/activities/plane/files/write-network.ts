import { exportOnnx, type Network } from '#shared/engine/index.ts';

/** The network as it is now: its spec, and every weight and bias by layer and neuron. */
export function networkAsJson(network: Network): string {
  const { spec, layers } = network;
  const parameters = layers.map((layer) => ({
    // [neuron][input]
    weights: Array.from({ length: layer.outputs }, (_, neuron) =>
      Array.from({ length: layer.inputs }, (_, input) => layer.weight(neuron, input)),
    ),
    ...(layer.hasBias && {
      biases: Array.from({ length: layer.outputs }, (_, neuron) => layer.biasOf(neuron)),
    }),
  }));
  return JSON.stringify({ format: 'chalknet-network', version: 1, spec, parameters }, null, 2);
}

/** The same as a table, a line for each weight and bias; neurons and layers count from 1, and the bias has no input. */
export function networkAsCsv({ layers }: Network): string {
  const lines = layers.flatMap((layer, at) =>
    Array.from({ length: layer.outputs }, (_, neuron) => {
      const weights = Array.from({ length: layer.inputs }, (__, input) =>
        [at + 1, neuron + 1, input + 1, layer.weight(neuron, input)].join(','),
      );
      return layer.hasBias ? [...weights, `${at + 1},${neuron + 1},,${layer.biasOf(neuron)}`] : weights;
    }).flat(),
  );
  return ['layer,neuron,input,value', ...lines, ''].join('\n');
}

export function networkAsOnnx(network: Network): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(exportOnnx(network));
}
