import { sizeOf } from '../layers/shape.ts';
import type { DenseSpec } from '../spec.ts';
import { activated, filled, type LayerExport } from './layer-export.ts';

/** y = f(x·W + b): MatMul with W [inputs, units], Add, activation. On a sequence it is the same at every step. */
export const denseExport: LayerExport<DenseSpec> = (spec, { graph, input, layer, parameters }) => {
  const [weights, bias] = parameters;
  const inputs = layer.input.kind === 'sequence' ? layer.input.features : sizeOf(layer.input);
  const matrix = filled(graph, [inputs, spec.units], (row, unit) => weights.at(row, unit));
  let z = graph.apply('MatMul', [input, matrix]);
  if (bias) z = graph.apply('Add', [z, filled(graph, [spec.units], (unit) => bias.at(0, unit))]);
  return activated(graph, spec.activation, z);
};
