import { activations } from '../activations.ts';
import type { Kernels } from '../kernels/kernels.ts';
import type { ActivationName } from '../spec.ts';
import type { Layer, Tensor } from './layer.ts';

/** f and f′ on images: a border must stay 0, which sigmoid would make ½; there it works line by line. */
export function imageActivation(kernels: Kernels, name: ActivationName, output: Tensor): Layer {
  const activation = activations[name];
  const isWhole = output.origin === 0 || name !== 'sigmoid';
  return {
    forward(rows) {
      if (isWhole) return activation.forward(kernels, output.values, rows * output.stride);
      for (let row = 0; row < rows; row++) {
        const first = output.values + row * output.stride + output.origin;
        for (let line = 0; line < output.lines; line++) {
          activation.forward(kernels, first + line * output.line, output.pixels * output.pixel);
        }
      }
    },
    backward: (rows) => activation.backward(kernels, output.values, output.deltas, rows * output.stride),
  };
}
