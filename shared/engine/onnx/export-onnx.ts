import { EngineError } from '../engine-error.ts';
import { losses } from '../losses.ts';
import type { Network } from '../network.ts';
import type { LayerSpec, NormalizationSpec } from '../spec.ts';
import { denseExport } from './dense-export.ts';
import { Graph, type Value } from './graph.ts';
import { conv2dExport, convTranspose2dExport, maxPoolExport, upsampleExport } from './image-export.ts';
import { type LayerExport, parameterOf } from './layer-export.ts';
import { gruExport, lstmExport, simpleRecurrentExport } from './recurrent-export.ts';
import { flattened, shaped } from './shape-export.ts';

const INPUT = 'input';

/** Layers that are not listed cannot be exported. */
const exports: { readonly [Kind in LayerSpec['kind']]?: LayerExport<Extract<LayerSpec, { kind: Kind }>> } = {
  dense: denseExport,
  conv2d: conv2dExport,
  convTranspose2d: convTranspose2dExport,
  maxPool: maxPoolExport,
  upsample: upsampleExport,
  flatten: (_, { graph, input, layer }) => flattened(graph, input, layer.input),
  reshape: (_, { graph, input, layer }) => shaped(graph, input, layer.output),
  mapToSequence: (_, { graph, input, layer }) =>
    shaped(graph, flattened(graph, input, layer.input), layer.output),
  dropout: (_, { input }) => input,
  simpleRecurrent: simpleRecurrentExport,
  lstm: lstmExport,
  gru: gruExport,
};

/**
 * A trained network as the bytes of an .onnx file (opset 17), for other programs to run. It answers as predict() does:
 * 'input' [batch, inputs] → 'output' [batch, outputs], images in the order row, column, channel, sequences step by
 * step, with the normalization at the beginning and the probabilities of a cross-entropy at the end.
 *
 * Throws an EngineError for a layer that ONNX has no counterpart for. https://onnx.ai/onnx/operators
 */
export function exportOnnx(network: Network): Uint8Array {
  const { spec, plan, parameters } = network;
  const graph = new Graph();
  let value = shaped(graph, normalized(graph, INPUT, spec.normalization), plan.input);
  plan.layers.forEach((layer, index) => {
    const blocks = layer.parameters.map((block) => parameterOf(parameters, block));
    value = layerExport(layer.spec, index)(layer.spec, { graph, input: value, layer, parameters: blocks });
  });
  const { inputs, outputs } = network;
  return graph.finish({ input: INPUT, inputs, output: answered(graph, value, network), outputs });
}

function layerExport(spec: LayerSpec, index: number): LayerExport<LayerSpec> {
  const found = exports[spec.kind] as LayerExport<LayerSpec> | undefined;
  if (found) return found;
  const names = Object.keys(exports).join(', ');
  throw new EngineError(
    'bad-spec',
    `layers[${index}] to export should be one of ${names}, not ${spec.kind}.`,
  );
}

/** (x − offset)·scale */
function normalized(graph: Graph, input: Value, normalization: NormalizationSpec | undefined): Value {
  if (!normalization) return input;
  const { offset, scale } = normalization;
  const centred = graph.apply('Sub', [input, graph.floats([offset.length], offset)]);
  return graph.apply('Mul', [centred, graph.floats([scale.length], scale)]);
}

/** Softmax runs along the last axis: the classes, for a sequence those of each step. */
function answered(graph: Graph, last: Value, { spec, plan }: Network): Value {
  const isSequence = plan.output.kind === 'sequence';
  const { probabilities } = losses[spec.loss];
  let value = isSequence ? last : flattened(graph, last, plan.output);
  if (probabilities === 'softmax') value = graph.apply('Softmax', [value]);
  if (probabilities === 'sigmoid') value = graph.apply('Sigmoid', [value]);
  return isSequence ? flattened(graph, value, plan.output) : value;
}
