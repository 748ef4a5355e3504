import type { ImageShape } from '../layers/shape.ts';
import { slidingOf } from '../layers/sliding.ts';
import type { Conv2dSpec, ConvTranspose2dSpec, MaxPoolSpec, UpsampleSpec } from '../spec.ts';
import { activated, type ExportSite, filled, type LayerExport } from './layer-export.ts';
import type { Value } from './graph.ts';

/**
 * Layers of images. Our weights are [y, x, channel, filter], with the first three in one row number; ONNX has the
 * channels first.
 */

/** Conv, with weights [filters, channels, y, x] */
export const conv2dExport: LayerExport<Conv2dSpec> = (spec, site) => {
  const { size, filters } = spec;
  const { channels } = site.layer.input as ImageShape;
  const weights = filled(site.graph, [filters, channels, size, size], (filter, channel, y, x) =>
    site.parameters[0].at((y * size + x) * channels + channel, filter),
  );
  return slide('Conv', spec, site, weights);
};

/** ConvTranspose, with weights [channels, filters, y, x] */
export const convTranspose2dExport: LayerExport<ConvTranspose2dSpec> = (spec, site) => {
  const { size, filters } = spec;
  const { channels } = site.layer.input as ImageShape;
  const weights = filled(site.graph, [channels, filters, size, size], (channel, filter, y, x) =>
    site.parameters[0].at((y * size + x) * channels + channel, filter),
  );
  return slide('ConvTranspose', spec, site, weights);
};

/** MaxPool without overlap; what is over at the edge is left out, as by us. */
export const maxPoolExport: LayerExport<MaxPoolSpec> = ({ size }, { graph, input }) =>
  graph.apply('MaxPool', [input], { kernel_shape: [size, size], strides: [size, size] });

/** Resize: each pixel takes the value of the one at ⌊place/factor⌋ */
export const upsampleExport: LayerExport<UpsampleSpec> = ({ factor }, { graph, input }) =>
  graph.apply('Resize', [input, '', graph.floats([4], [1, 1, factor, factor])], {
    mode: 'nearest',
    nearest_mode: 'floor',
    coordinate_transformation_mode: 'asymmetric',
  });

function slide(
  operation: 'Conv' | 'ConvTranspose',
  spec: Conv2dSpec | ConvTranspose2dSpec,
  { graph, input, parameters }: ExportSite,
  weights: Value,
): Value {
  const { size, stride, padding } = slidingOf(spec);
  const [, bias] = parameters;
  const inputs = [input, weights];
  if (bias) inputs.push(filled(graph, [spec.filters], (filter) => bias.at(0, filter)));
  const z = graph.apply(operation, inputs, {
    kernel_shape: [size, size],
    strides: [stride, stride],
    pads: [padding, padding, padding, padding],
  });
  return activated(graph, spec.activation, z);
}
