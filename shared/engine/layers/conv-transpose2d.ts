import { activations } from '../activations.ts';
import { expected } from '../expectations.ts';
import { padded } from '../kernels/arena.ts';
import type { Transfer } from '../kernels/kernels.ts';
import type { ConvTranspose2dSpec } from '../spec.ts';
import { imageActivation } from './image-activation.ts';
import { biasGradient } from './image-bias.ts';
import type { LayerKind, Site } from './layer.ts';
import { type ImageShape, image } from './shape.ts';
import { checkSliding, slidingOf } from './sliding.ts';
import { spread, spreadBorder } from './spread.ts';
import { windowGradients, windowSums } from './windows.ts';

/**
 * A convolution the other way round, from a small image to a large one: what is ∂L/∂x there is forward here.
 *
 *     forward    z = b + each x spread over a window of the large image, times W [i, j, c, o]
 *     backward   δ = ∂L/∂y · f′(z)
 *                ∂L/∂W[i, j, c, o] = Σ over examples and places: x[y, x, c]·δ[y·s + i − p, x·s + j − p, o]
 *                ∂L/∂x[y, x, c] = Σ δ[y·s + i − p, x·s + j − p, o]·W[i, j, c, o]
 */
export const convTranspose2d: LayerKind<ConvTranspose2dSpec> = {
  check(spec, input, where) {
    checkSliding(spec, input, where);
    const { height, width } = outputOf(spec, input as ImageShape);
    if (height < 1 || width < 1) expected(`${where}.padding`, 'small enough to leave an image', spec.padding);
  },

  outputShape: (spec, input) => outputOf(spec, input as ImageShape),

  borders(spec, input) {
    const { height, width } = input as ImageShape;
    const sliding = slidingOf(spec);
    const large = outputOf(spec, input as ImageShape);
    const around = Math.max(
      spreadBorder(sliding, large.height, height),
      spreadBorder(sliding, large.width, width),
    );
    return { input: around, output: sliding.padding };
  },

  parameters(spec, input) {
    const { channels } = input as ImageShape;
    const window = spec.size ** 2;
    const { spread: kind } = activations[spec.activation];
    const reach = window / (spec.stride ?? 1) ** 2;
    const fan = {
      columns: spec.filters,
      fanIn: reach * channels,
      fanOut: window * spec.filters,
      spread: kind,
    };
    const weights = { role: 'weights', rows: window * channels, ...fan } as const;
    const bias = { role: 'bias', rows: 1, ...fan } as const;
    return spec.bias === false ? [weights] : [weights, bias];
  },

  connect(spec, site) {
    const { kernels, input, output, parameters, gradients } = site;
    const spreadForward = spreadValues(spec, site);
    const activation = imageActivation(kernels, spec.activation, output);
    const weightGradient = gradients.length > 0 ? tapGradients(spec, site) : null;
    const addBias = parameters.length > 1 ? biasGradient(site, gradients[1] ?? 0) : null;
    const back = input.deltas === 0 ? null : windowBack(spec, site);

    return {
      forward(rows) {
        spreadForward(rows); // z
        activation.forward(rows); // y = f(z)
      },
      backward(rows, wants) {
        activation.backward(rows, wants); // δ
        if (wants.parameters) weightGradient?.(rows); // ∂L/∂W
        if (wants.parameters) addBias?.(rows); // ∂L/∂b
        if (wants.inputs) back?.(rows); // ∂L/∂x
      },
    };
  },
};

function outputOf(spec: ConvTranspose2dSpec, { height, width }: ImageShape): ImageShape {
  const { size, stride, padding } = slidingOf(spec);
  const along = (side: number): number => (side - 1) * stride + size - 2 * padding;
  return image(along(height), along(width), spec.filters);
}

function spreadValues(spec: ConvTranspose2dSpec, site: Site): (rows: number) => void {
  const { kernels, input, output, parameters, scratch } = site;
  const sliding = slidingOf(spec);
  const tap = input.floats * padded(spec.filters);
  return spread({
    ...sliding,
    kernels,
    small: { ...input, at: input.values + input.origin },
    large: { ...output, at: output.values + output.origin },
    bias: parameters[1] ?? 0,
    scratch,
    placeWeights: (y, x, into) =>
      kernels.copy(run(parameters[0] + (y * sliding.size + x) * tap, into, tap), 1),
  });
}

/** A single run of floats, to be copied. */
function run(from: number, into: number, floats: number): Transfer {
  const strides = { fromStride: 0, fromLine: 0, fromPixel: 0, intoStride: 0, intoLine: 0, intoPixel: 0 };
  return { from, into, ...strides, lines: 1, pixels: 1, floats };
}

/** ∂L/∂W, one place of the window after another: xᵀ·δ, where the δ are read with the window's strides. */
function tapGradients(
  spec: ConvTranspose2dSpec,
  { kernels, input, output, gradients }: Site,
): (rows: number) => void {
  const { size, stride, padding } = slidingOf(spec);
  const tap = input.floats * padded(spec.filters);
  const corner = output.deltas + output.origin - padding * (output.line + output.pixel);
  const strided = { ...output, line: stride * output.line, pixel: stride * output.pixel };
  const taps = Array.from({ length: size ** 2 }, (_, place) => {
    const [y, x] = [Math.floor(place / size), place % size];
    return windowGradients(kernels, {
      picture: { ...input, at: input.values + input.origin },
      first: input.values + input.origin,
      stride: 1,
      down: 1,
      across: 1,
      deltas: {
        ...strided,
        at: corner + y * output.line + x * output.pixel,
        lines: input.lines,
        pixels: input.pixels,
      },
      gradient: gradients[0] + place * tap,
      columns: spec.filters,
    });
  });
  return (rows) => {
    for (const addTap of taps) addTap(rows);
  };
}

/** ∂L/∂x: an ordinary window over δ, with each place's weights [c, o] turned into [o, c]. */
function windowBack(spec: ConvTranspose2dSpec, site: Site): (rows: number) => void {
  const { kernels, input, output, parameters, scratch } = site;
  const { size, stride, padding } = slidingOf(spec);
  const [rows, columns] = [input.floats, spec.filters];
  const turned = scratch(size ** 2 * columns * padded(rows));
  const sums = windowSums(kernels, {
    picture: { ...output, at: output.deltas + output.origin },
    first: output.deltas + output.origin - padding * (output.line + output.pixel),
    stride,
    down: size,
    across: size,
    weights: turned,
    columns: rows,
    target: { ...input, at: input.deltas + input.origin },
    into: input.deltas + input.origin,
    lines: input.lines,
    pixels: input.pixels,
    intoLine: input.line,
    intoPixel: input.pixel,
    bias: 0,
  });
  return (count) => {
    for (let place = 0; place < size ** 2; place++) {
      const from = parameters[0] + place * rows * padded(columns);
      kernels.transpose(
        from,
        padded(columns),
        turned + place * columns * padded(rows),
        padded(rows),
        rows,
        columns,
      );
    }
    sums(count);
  };
}
