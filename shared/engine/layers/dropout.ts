import { inRange } from '../expectations.ts';
import { Random } from '../math/random.ts';
import type { DropoutSpec } from '../spec.ts';
import type { LayerKind } from './layer.ts';
import { placeOf } from './layout.ts';
import { sizeOf } from './shape.ts';

/**
 * While training, each number is 0 with probability `rate`, and the others grow by 1/(1 − rate), so that the sums
 * stay as large; afterwards nothing is done. Srivastava et al. 2014.
 *
 *     forward    y = x·m, m = 0 or 1/(1 − rate), drawn anew in every iteration
 *     backward   ∂L/∂x = ∂L/∂y·m
 */
export const dropout: LayerKind<DropoutSpec> = {
  check({ rate }, _, where) {
    inRange(`${where}.rate`, rate, 'a number from 0 to below 1', (part) => part >= 0 && part < 1);
  },
  outputShape: (_, input) => input,
  parameters: () => [],
  connect({ rate }, { kernels, input, output, chance }) {
    const size = sizeOf(input.shape);
    const factor = Math.fround(1 / (1 - rate));
    const places = Array.from({ length: size }, (_, index) => [
      placeOf(input, index),
      placeOf(output, index),
    ]);
    let mask = new Float32Array(0);
    const apply = (
      rows: number,
      from: number,
      fromStride: number,
      into: number,
      intoStride: number,
      back: boolean,
    ) => {
      const { floats } = kernels.arena;
      for (let row = 0; row < rows; row++) {
        for (let index = 0; index < size; index++) {
          const [inside, outside] = places[index];
          const source = from + row * fromStride + (back ? outside : inside);
          const target = into + row * intoStride + (back ? inside : outside);
          floats[target] = Math.fround(floats[source] * mask[row * size + index]);
        }
      }
    };
    return {
      forward(rows) {
        if (mask.length < rows * size) mask = new Float32Array(rows * size);
        if (chance.isTraining) drawMask(mask, rows * size, rate, factor, new Random(...chance.keys()));
        else mask.fill(1);
        apply(rows, input.values, input.stride, output.values, output.stride, false);
      },
      backward(rows) {
        if (input.deltas !== 0) apply(rows, output.deltas, output.stride, input.deltas, input.stride, true);
      },
    };
  },
};

function drawMask(mask: Float32Array, count: number, rate: number, factor: number, random: Random): void {
  for (let index = 0; index < count; index++) mask[index] = random.uniform() < rate ? 0 : factor;
}
