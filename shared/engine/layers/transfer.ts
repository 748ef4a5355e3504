import type { Kernels, Transfer } from '../kernels/kernels.ts';
import type { Layer, Tensor } from './layer.ts';
import type { Layout } from './layout.ts';

/** Numbers change their layout, not their values: forward y = x, backward ∂L/∂x = ∂L/∂y. */
export function transferLayer(kernels: Kernels, input: Tensor, output: Tensor): Layer {
  const shaped = input.shape.kind === 'image' || output.shape.kind === 'vector' ? input : output;
  const there = strides(input, shaped);
  const back = strides(output, shaped);
  const size = { lines: shaped.lines, pixels: shaped.pixels, floats: shaped.floats };
  const forward = transfer(input.values, there, output.values, back, size);
  const backward = transfer(output.deltas, back, input.deltas, there, size);
  return {
    forward: (rows) => kernels.copy(forward, rows),
    backward: (rows) => {
      if (input.deltas !== 0) kernels.copy(backward, rows);
    },
  };
}

type Strides = Pick<Layout, 'stride' | 'line' | 'pixel' | 'origin'>;

/** A plain row of numbers is an image without any padding; a sequence has its lines apart, their pixels side by side. */
function strides(layout: Tensor, shaped: Layout): Strides {
  if (layout === shaped) return layout;
  const { pixels, floats } = shaped;
  const line = layout.shape.kind === 'sequence' ? layout.line : pixels * floats;
  return { stride: layout.stride, line, pixel: floats, origin: 0 };
}

function transfer(
  from: number,
  there: Strides,
  into: number,
  here: Strides,
  size: Pick<Layout, 'lines' | 'pixels' | 'floats'>,
): Transfer {
  const { lines, pixels, floats } = size;
  const isContiguous = there.pixel === floats && here.pixel === floats;
  return {
    from: from + there.origin,
    fromStride: there.stride,
    fromLine: there.line,
    fromPixel: there.pixel,
    into: into + here.origin,
    intoStride: here.stride,
    intoLine: here.line,
    intoPixel: here.pixel,
    lines,
    pixels: isContiguous ? 1 : pixels,
    floats: isContiguous ? pixels * floats : floats,
  };
}
