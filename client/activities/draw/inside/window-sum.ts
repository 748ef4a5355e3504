import type { Network } from '#shared/engine/index.ts';

/** One filter's window of weights on one channel of its input. */
export interface Kernel {
  /** [size × size] */
  readonly weights: Float32Array;
  readonly size: number;
}

/** How a pixel of a feature map came about: input × kernel, summed, and what the layer made of it. */
export interface WindowSum {
  /** [size × size], zeros beyond the edge */
  readonly inputs: Float32Array;
  readonly weights: Float32Array;
  readonly products: Float32Array;
  /** Σ of the products, added one by one in 32 bits. */
  readonly sum: number;
  readonly bias: number;
  readonly z: number;
  readonly output: number;
}

/** The kernel of `filter` in a convolution, as it looks at `channel`. */
export function kernelOf(network: Network, layer: number, filter: number, channel = 0): Kernel {
  const { spec, input } = network.plan.layers[layer]!;
  if (spec.kind !== 'conv2d' || input.kind !== 'image') throw new Error(`Layer ${layer} is no convolution.`);
  const weights = Float32Array.from({ length: spec.size ** 2 }, (_, place) =>
    network.layers[layer]!.weight(filter, place * input.channels + channel),
  );
  return { weights, size: spec.size };
}

/** The sum behind one pixel of the first convolution's map, of an image with one channel. */
export function windowSumAt(
  network: Network,
  image: ArrayLike<number>,
  place: { readonly layer: number; readonly filter: number; readonly row: number; readonly column: number },
): WindowSum {
  const { layer, filter, row, column } = place;
  const { weights, size } = kernelOf(network, layer, filter);
  const inputs = windowOf(network, layer, image, row, column, size);
  const products = inputs.map((input, index) => Math.fround(input * weights[index]!));
  const bias = network.layers[layer]!.biasOf(filter);
  const z = products.reduce((total, product) => Math.fround(total + product), Math.fround(bias));
  const output = network.layers[layer]!.activation === 'relu' ? Math.max(0, z) : z;
  return { inputs, weights, products, sum: z - bias, bias, z, output };
}

function windowOf(
  { plan }: Network,
  layer: number,
  image: ArrayLike<number>,
  row: number,
  column: number,
  size: number,
): Float32Array {
  const { input } = plan.layers[layer]!;
  if (input.kind !== 'image') throw new Error(`Layer ${layer} reads no image.`);
  const border = (size - 1) / 2;
  return Float32Array.from({ length: size * size }, (_, index) => {
    const y = row + Math.floor(index / size) - border;
    const x = column + (index % size) - border;
    const isInside = y >= 0 && x >= 0 && y < input.height && x < input.width;
    return isInside ? image[y * input.width + x]! : 0;
  });
}
