import { connectedSpec } from '#shared/activities/draw/networks.ts';
import type { DrawSettings } from '#shared/activities/draw/state.ts';

/** How many weights something has, with the sum to check it by. */
export interface WeightCount {
  readonly formula: string;
  readonly count: number;
}

export type CountedName = 'convolution' | 'dense' | 'convolutional' | 'connected';

/**
 * Weights and biases for a picture of side × side pixels: of one layer that makes 8 maps of it, by windows of 3×3 or fully
 * connected; then of the class's two networks, were they given such pictures.
 */
export function weightCounts(
  side: number,
  settings: DrawSettings,
): Readonly<Record<CountedName, WeightCount>> {
  const classes = settings.classes.length;
  const pixels = side * side;
  const pooled = side / 4;
  const hidden = hiddenUnits(settings);
  const s = String(side);
  return {
    convolution: { formula: '8·(3·3 + 1)', count: 8 * (3 * 3 + 1) },
    dense: { formula: `8·${s}·${s}·(${s}·${s} + 1)`, count: 8 * pixels * (pixels + 1) },
    convolutional: {
      formula: `80 + 16·(8·3·3 + 1) + ${classes}·(16·${pooled}·${pooled} + 1)`,
      count: 80 + 16 * (8 * 3 * 3 + 1) + classes * (16 * pooled * pooled + 1),
    },
    connected: {
      formula: `${hidden}·(${s}·${s} + 1) + ${classes}·(${hidden} + 1)`,
      count: hidden * (pixels + 1) + classes * (hidden + 1),
    },
  };
}

function hiddenUnits(settings: DrawSettings): number {
  const hidden = connectedSpec(settings).layers.find((layer) => layer.kind === 'dense');
  if (hidden?.kind !== 'dense') throw new Error('A fully connected network has a hidden layer.');
  return hidden.units;
}
