import type { Phase } from './state.ts';

/** One phase leads to the next; after the last, weights are dealt again. */
export const AFTER: Readonly<Record<Phase, Exclude<Phase, 'setup'> | undefined>> = {
  setup: 'blind',
  blind: 'seeing',
  seeing: 'backpropagation',
  backpropagation: 'compare',
  compare: undefined,
};
