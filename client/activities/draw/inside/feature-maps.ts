import type { ImageShape, Network } from '#shared/engine/index.ts';

/** What one filter of a layer answered at every place of the image. */
export interface FeatureMap {
  /** [height × width] */
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** Everything that the layers say to one drawing. The network must have predicted it last, as its only row. */
export function featureMapsOf(network: Network, layer: number): FeatureMap[] {
  const { height, width, channels } = imageOf(network, layer);
  return Array.from({ length: channels }, (_, channel) => {
    const values = Float32Array.from({ length: height * width }, (_, pixel) =>
      network.activationOf(layer, 0, pixel * channels + channel),
    );
    return { values, width, height };
  });
}

/** The layers whose answers are images: convolutions and poolings, in their order. */
export function imageLayersOf({ plan }: Network): number[] {
  return plan.layers.flatMap(({ output }, layer) => (output.kind === 'image' ? [layer] : []));
}

export function convolutionsOf({ plan }: Network): number[] {
  return plan.layers.flatMap(({ spec }, layer) => (spec.kind === 'conv2d' ? [layer] : []));
}

function imageOf({ plan }: Network, layer: number): ImageShape {
  const shape = plan.layers[layer]?.output;
  if (shape?.kind === 'image') return shape;
  throw new Error(`Layer ${layer} answers no image.`);
}
