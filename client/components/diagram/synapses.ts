import { widthFactor, type DiagramLayout, type PlacedNeuron } from './layout.ts';

export interface Synapse {
  readonly key: string;
  readonly path: string;
  readonly width: number;
  readonly isNegative: boolean;
  readonly dash: string;
  readonly isFaint: boolean;
}

/** Reads a weight into `layer` (0 is the first after the inputs). */
export type WeightOf = (layer: number, output: number, input: number) => number;

/** Shares of a side over which ports spread, so that synapses never start in one point. */
const SOURCE_SPREAD = 0.6;
const TARGET_SPREAD = 0.72;
/** From so many synapses between two layers on, the weaker half steps back. */
const CROWD = 30;

interface Curve {
  readonly key: string;
  readonly path: string;
  readonly weight: number;
}

/** All synapses, first layer first. The very last ones end at the big picture's edge, spread around its middle. */
export function synapses(layout: DiagramLayout, weightOf: WeightOf, outputSpread: number): Synapse[] {
  const { columns, picture } = layout;
  const scale = picture / 60;
  const most = Math.max(...columns.map((column) => column.length));
  const factor = widthFactor(most) * Math.max(0.6, scale);
  const groups = columns
    .slice(1)
    .map((targets, layer) => between(layer, columns[layer]!, targets, picture, weightOf));
  if (layout.endsInBigPicture) groups.push(intoBigPicture(layout, weightOf, outputSpread));
  return groups.flatMap((curves) => drawn(curves, factor, 1.4 * Math.max(0.6, scale)));
}

function between(
  layer: number,
  sources: readonly PlacedNeuron[],
  targets: readonly PlacedNeuron[],
  picture: number,
  weightOf: WeightOf,
): Curve[] {
  return sources.flatMap((source, i) =>
    targets.map((target, j) => ({
      key: `${layer}-${source.unit}-${target.unit}`,
      path: cubic(
        source.x + picture,
        port(source.y, picture, j, targets.length, SOURCE_SPREAD),
        target.x,
        port(target.y, picture, i, sources.length, TARGET_SPREAD),
      ),
      weight: weightOf(layer, target.unit, source.unit),
    })),
  );
}

function intoBigPicture(
  { columns, picture, width, height }: DiagramLayout,
  weightOf: WeightOf,
  spread: number,
): Curve[] {
  const sources = columns.at(-1)!;
  const layer = columns.length - 1;
  return sources.map((source, i) => ({
    key: `${layer}-${source.unit}-0`,
    path: cubic(
      source.x + picture,
      source.y + picture / 2,
      width,
      spreadAround(height / 2, spread, i, sources.length),
    ),
    weight: weightOf(layer, 0, source.unit),
  }));
}

function drawn(curves: readonly Curve[], factor: number, thinnest: number): Synapse[] {
  const sizes = curves.map(({ weight }) => Math.abs(weight)).sort((a, b) => a - b);
  const middle = curves.length > CROWD ? sizes[Math.floor(sizes.length / 2)]! : -1;
  return curves.map(({ key, path, weight }) => {
    const width = strokeWidth(weight, factor, thinnest);
    return {
      key,
      path,
      width,
      isNegative: weight < 0,
      dash: dashOf(weight, width),
      isFaint: Math.abs(weight) < middle,
    };
  });
}

/** 1.4 + 2.9 · min(|w|, 4) pixels. */
export function strokeWidth(weight: number, factor: number, thinnest = 1.4): number {
  const size = Number.isFinite(weight) ? Math.min(Math.abs(weight), 4) : 4;
  return Math.round((thinnest + factor * size) * 10) / 10;
}

export function dashOf(weight: number, width: number): string {
  return weight < 0 ? `${(6 + 1.1 * width).toFixed(1)} ${(4 + 0.55 * width).toFixed(1)}` : 'none';
}

function port(top: number, picture: number, index: number, count: number, spread: number): number {
  return spreadAround(top + picture / 2, picture * spread, index, count);
}

function spreadAround(middle: number, spread: number, index: number, count: number): number {
  return count === 1 ? middle : middle - spread / 2 + (index / (count - 1)) * spread;
}

/** Horizontal at both ends, handles at half the distance. */
export function cubic(x1: number, y1: number, x2: number, y2: number): string {
  const middle = (x1 + x2) / 2;
  const point = (x: number, y: number) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  return `M${point(x1, y1)}C${point(middle, y1)} ${point(middle, y2)} ${point(x2, y2)}`;
}
