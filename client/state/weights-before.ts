import type { NetworkFrame } from '#shared/protocol/frame.ts';

export type WeighedFrame = NetworkFrame & { readonly weights: Float32Array };

/** The weights just before the latest iteration, where one frame shows them and the next what came of them. */
export function weightsBefore(
  known: Float32Array | undefined,
  last: WeighedFrame | undefined,
  next: WeighedFrame,
): Float32Array | undefined {
  if (!last || last.metrics.run !== next.metrics.run) return undefined;
  switch (next.metrics.iteration - last.metrics.iteration) {
    case 0:
      return known;
    case 1:
      return last.weights;
    default:
      return undefined;
  }
}
