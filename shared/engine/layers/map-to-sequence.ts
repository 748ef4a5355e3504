import type { MapToSequenceSpec } from '../spec.ts';
import { imageIn } from './blocks.ts';
import type { LayerKind } from './layer.ts';
import { type ImageShape, sequence } from './shape.ts';
import { transferLayer } from './transfer.ts';

/**
 * An image becomes a sequence of its lines, from top to bottom: [height, width, channels] → height steps of
 * width·channels numbers. So a network may look first, and then read. Shi, Bai, Yao 2015 (CRNN), §2.2.
 */
export const mapToSequence: LayerKind<MapToSequenceSpec> = {
  isSteady: true,
  check: (_, input, where) => void imageIn(input, where),
  outputShape(_, input) {
    const { height, width, channels } = input as ImageShape;
    return sequence(height, width * channels);
  },
  parameters: () => [],
  connect: (_, { kernels, input, output }) => transferLayer(kernels, input, output),
};
