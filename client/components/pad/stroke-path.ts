import { curvesOf } from '#shared/drawings/stroke-curves.ts';
import type { Stroke } from '#shared/drawings/strokes.ts';

/** A smooth stroke as an SVG path, in the units of the pad. */
export function strokePath(stroke: Stroke): string {
  const curves = curvesOf(stroke);
  const start = curves[0]?.from;
  if (!start) return '';
  return `M${start.join(' ')}` + curves.map(({ bend, to }) => `Q${bend.join(' ')} ${to.join(' ')}`).join('');
}
