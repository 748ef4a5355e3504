import { expected, wholeNumber } from '../expectations.ts';
import type { FlattenSpec, ReshapeSpec } from '../spec.ts';
import type { LayerKind } from './layer.ts';
import { image, inWords, sizeOf, vector } from './shape.ts';
import { transferLayer } from './transfer.ts';

/** An image or a sequence becomes a plain row of numbers; the numbers stay. */
export const flatten: LayerKind<FlattenSpec> = {
  isSteady: true,
  check: () => undefined,
  outputShape: (_, input) => vector(sizeOf(input)),
  parameters: () => [],
  connect: (_, { kernels, input, output }) => transferLayer(kernels, input, output),
};

/** A plain row of numbers becomes an image. */
export const reshape: LayerKind<ReshapeSpec> = {
  isSteady: true,
  check({ height, width, channels }, input, where) {
    wholeNumber(`${where}.height`, height, 1, 1024);
    wholeNumber(`${where}.width`, width, 1, 1024);
    wholeNumber(`${where}.channels`, channels, 1, 1024);
    if (input.kind === 'vector' && input.units === height * width * channels) return;
    expected(`${where}'s input`, `${height * width * channels} numbers`, inWords(input));
  },
  outputShape: ({ height, width, channels }) => image(height, width, channels),
  parameters: () => [],
  connect: (_, { kernels, input, output }) => transferLayer(kernels, input, output),
};
