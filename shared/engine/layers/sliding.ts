import { expected, wholeNumber } from '../expectations.ts';
import type { Conv2dSpec, ConvTranspose2dSpec } from '../spec.ts';
import { imageIn } from './blocks.ts';
import { checkActivation } from './check-activation.ts';
import type { Shape } from './shape.ts';
import type { Sliding } from './spread.ts';

type SlidingSpec = Conv2dSpec | ConvTranspose2dSpec;

const MOST_FILTERS = 1024;
const MOST_SIZE = 32;

export function slidingOf({ size, stride = 1, padding = 'valid' }: SlidingSpec): Sliding {
  if (typeof padding === 'number') return { size, stride, padding };
  return { size, stride, padding: padding === 'same' ? (size - 1) / 2 : 0 };
}

/** What both directions of a convolution ask of their spec. */
export function checkSliding(spec: SlidingSpec, input: Shape, where: string): void {
  imageIn(input, where);
  wholeNumber(`${where}.filters`, spec.filters, 1, MOST_FILTERS);
  wholeNumber(`${where}.size`, spec.size, 1, MOST_SIZE);
  wholeNumber(`${where}.stride`, spec.stride ?? 1, 1, spec.size);
  checkActivation(spec, where);
  if (spec.padding === 'same' && spec.size % 2 === 0)
    expected(`${where}.size`, "odd with padding 'same'", spec.size);
  if (typeof spec.padding === 'number') wholeNumber(`${where}.padding`, spec.padding, 0, spec.size - 1);
}
