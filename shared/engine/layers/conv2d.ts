import { activations } from '../activations.ts';
import { expected } from '../expectations.ts';
import { padded } from '../kernels/arena.ts';
import type { Conv2dSpec } from '../spec.ts';
import { imageActivation } from './image-activation.ts';
import { biasGradient } from './image-bias.ts';
import type { LayerKind, Site, Tensor } from './layer.ts';
import { type ImageShape, image } from './shape.ts';
import { checkSliding, slidingOf } from './sliding.ts';
import { spread, spreadBorder } from './spread.ts';
import { windowGradients, windowSums } from './windows.ts';

/**
 * The same small window of weights looks at every place of an image: y = f(x ∗ W + b).
 *
 *     forward    z[y, x, o] = b[o] + Σ x[y·s + i − p, x·s + j − p, c]·W[i, j, c, o]
 *     backward   δ = ∂L/∂y · f′(z)
 *                ∂L/∂W[i, j, c, o] = Σ over examples and places: x[y·s + i − p, x·s + j − p, c]·δ[y, x, o]
 *                ∂L/∂b[o] = Σ δ[y, x, o]
 *                ∂L/∂x: each δ spread over its window, times W
 */
export const conv2d: LayerKind<Conv2dSpec> = {
  check(spec, input, where) {
    checkSliding(spec, input, where);
    const { height, width } = outputOf(spec, input as ImageShape);
    if (height < 1 || width < 1) expected(`${where}.size`, `at most the padded image's`, spec.size);
  },

  outputShape: (spec, input) => outputOf(spec, input as ImageShape),

  borders(spec, input) {
    const { height, width } = input as ImageShape;
    const sliding = slidingOf(spec);
    const small = outputOf(spec, input as ImageShape);
    const output = Math.max(
      spreadBorder(sliding, height, small.height),
      spreadBorder(sliding, width, small.width),
    );
    return { input: sliding.padding, output };
  },

  parameters(spec, input) {
    const { channels } = input as ImageShape;
    const window = spec.size ** 2;
    const { spread } = activations[spec.activation];
    const fan = { columns: spec.filters, fanIn: window * channels, fanOut: window * spec.filters, spread };
    const weights = { role: 'weights', rows: window * channels, ...fan } as const;
    const bias = { role: 'bias', rows: 1, ...fan } as const;
    return spec.bias === false ? [weights] : [weights, bias];
  },

  connect(spec, site) {
    const { kernels, input, output, parameters, gradients } = site;
    const { size, stride, padding } = slidingOf(spec);
    const isRectified = spec.activation === 'relu';
    const window = {
      picture: { ...input, at: input.values + input.origin },
      first: input.values + input.origin - padding * (input.line + input.pixel),
      stride,
      down: size,
      across: size,
      columns: spec.filters,
    };
    const sums = windowSums(kernels, {
      ...window,
      weights: parameters[0],
      target: { ...output, at: output.values + output.origin },
      into: output.values + output.origin,
      lines: output.lines,
      pixels: output.pixels,
      intoLine: output.line,
      intoPixel: output.pixel,
      bias: parameters[1] ?? 0,
      isRectified,
    });
    const deltas = { ...output, at: output.deltas + output.origin };
    const weightGradient = windowGradients(kernels, { ...window, deltas, gradient: gradients[0] ?? 0 });
    const addBias = parameters.length > 1 ? biasGradient(site, gradients[1] ?? 0) : null;
    const back = input.deltas === 0 ? null : spreadBack(spec, site);
    const activation = imageActivation(kernels, spec.activation, output);

    return {
      forward(rows) {
        sums(rows); // z
        if (!isRectified) activation.forward(rows); // y = f(z)
      },
      backward(rows, wants) {
        activation.backward(rows, wants); // δ
        if (wants.parameters) weightGradient(rows); // ∂L/∂W
        if (wants.parameters) addBias?.(rows); // ∂L/∂b
        if (wants.inputs) back?.(rows); // ∂L/∂x
      },
    };
  },
};

function outputOf(spec: Conv2dSpec, { height, width }: ImageShape): ImageShape {
  const { size, stride, padding } = slidingOf(spec);
  const along = (side: number): number => Math.floor((side + 2 * padding - size) / stride) + 1;
  return image(along(height), along(width), spec.filters);
}

/** δ of the small image, spread over the large one, with each place's weights [c, o] turned into [o, c]. */
function spreadBack(
  spec: Conv2dSpec,
  { kernels, input, output, parameters, scratch }: Site,
): (rows: number) => void {
  const sliding = slidingOf(spec);
  const [rows, columns] = [input.floats, spec.filters];
  const deltasOf = (tensor: Tensor) => ({ ...tensor, at: tensor.deltas + tensor.origin });
  return spread({
    ...sliding,
    kernels,
    small: deltasOf(output),
    large: deltasOf(input),
    bias: 0,
    scratch,
    placeWeights(y, x, into) {
      const from = parameters[0] + (y * sliding.size + x) * rows * padded(columns);
      kernels.transpose(from, padded(columns), into, padded(rows), rows, columns);
    },
  });
}
