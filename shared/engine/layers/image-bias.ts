import type { Address } from '../kernels/arena.ts';
import { productOf } from '../kernels/product.ts';
import type { Site } from './layer.ts';

/** ∂L/∂b = Σ δ over all examples and pixels: a product with ones. */
export function biasGradient({ kernels, output, scratch }: Site, gradient: Address): (rows: number) => void {
  const one = scratch(1);
  kernels.arena.floats[one] = 1;
  const product = productOf({
    a: one,
    aRow: 0,
    aTerm: 0,
    b: output.deltas + output.origin,
    bGroup: output.line,
    bTerm: output.pixel,
    groups: output.lines,
    c: gradient,
    cRow: output.pixel,
    columns: output.floats,
  });
  return (rows) => {
    for (let row = 0; row < rows; row++) {
      product.start = row === 0 ? 0 : gradient;
      kernels.multiply(product, 1, output.pixels);
      product.b += output.stride;
    }
    product.b -= rows * output.stride;
  };
}
