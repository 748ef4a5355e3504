import { widthFactor, type DiagramLayout, type PlacedNeuron } from './layout.ts';

/** Where a synapse runs: it changes with the layout only. */
export interface SynapseCurve {
  readonly key: string;
  readonly path: string;
  /** 0 is the first layer after the inputs. */
  readonly layer: number;
  readonly output: number;
  readonly input: number;
}

/** How it looks with a weight. */
export interface SynapseLook {
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

/** All synapses, first layer first. The very last ones end at the big picture's edge, spread around its middle. */
export function synapseCurves(layout: DiagramLayout, outputSpread: number): SynapseCurve[] {
  const { columns, picture } = layout;
  const curves = columns
    .slice(1)
    .flatMap((targets, layer) => between(layer, columns[layer]!, targets, picture));
  return layout.endsInBigPicture ? [...curves, ...intoBigPicture(layout, outputSpread)] : curves;
}

/** The looks of `curves`, in their order. Where many meet, the weaker half of a layer's steps back. */
export function synapseLooks(
  { columns, picture }: DiagramLayout,
  curves: readonly SynapseCurve[],
  weightOf: WeightOf,
): SynapseLook[] {
  const scale = Math.max(0.6, picture / 60);
  const factor = widthFactor(Math.max(...columns.map((column) => column.length))) * scale;
  const weights = curves.map(({ layer, output, input }) => weightOf(layer, output, input));
  const middles = middleSizes(curves, weights);
  return curves.map(({ layer }, index) => {
    const weight = weights[index]!;
    const width = strokeWidth(weight, factor, 1.4 * scale);
    const isFaint = Math.abs(weight) < middles[layer]!;
    return { width, isNegative: weight < 0, dash: dashOf(weight, width), isFaint };
  });
}

/** A bias under its neuron, as a short line down from x, y. */
export interface Stem {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly length: number;
  readonly width: number;
  readonly bias: number;
  readonly dash: string;
}

export function biasStems(
  { columns, picture }: DiagramLayout,
  biasOf: (layer: number, unit: number) => number,
): Stem[] {
  const scale = Math.max(0.6, picture / 60);
  const length = Math.min(12, 12 * Math.max(0.5, picture / 60));
  const factor = widthFactor(Math.max(...columns.map((column) => column.length))) * scale;
  return columns.slice(1).flatMap((column, layer) =>
    column.map(({ unit, x, y }) => {
      const bias = biasOf(layer, unit);
      const width = strokeWidth(bias, factor);
      const dash = bias < 0 ? '3 2' : dashOf(bias, width);
      return { key: `${layer}-${unit}`, x: x + picture / 2, y: y + picture, length, width, bias, dash };
    }),
  );
}

/** Several outputs hand over to the big picture by plain lines: the largest one wins there. */
export function handoverPaths({
  columns,
  picture,
  width,
  height,
  endsInBigPicture,
}: DiagramLayout): string[] {
  if (endsInBigPicture) return [];
  return columns.at(-1)!.map(({ x, y }) => cubic(x + picture, y + picture / 2, width, height / 2));
}

function between(
  layer: number,
  sources: readonly PlacedNeuron[],
  targets: readonly PlacedNeuron[],
  picture: number,
): SynapseCurve[] {
  return sources.flatMap((source, i) =>
    targets.map((target, j) => ({
      key: `${layer}-${source.unit}-${target.unit}`,
      path: cubic(
        source.x + picture,
        port(source.y, picture, j, targets.length, SOURCE_SPREAD),
        target.x,
        port(target.y, picture, i, sources.length, TARGET_SPREAD),
      ),
      layer,
      output: target.unit,
      input: source.unit,
    })),
  );
}

function intoBigPicture({ columns, picture, width, height }: DiagramLayout, spread: number): SynapseCurve[] {
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
    layer,
    output: 0,
    input: source.unit,
  }));
}

/** Of each layer with a crowd of synapses, the size that half of its weights are below; else −1. */
function middleSizes(curves: readonly SynapseCurve[], weights: readonly number[]): number[] {
  const sizes: number[][] = [];
  for (const [index, { layer }] of curves.entries()) (sizes[layer] ??= []).push(Math.abs(weights[index]!));
  return sizes.map((layer) =>
    layer.length > CROWD ? layer.sort((a, b) => a - b)[Math.floor(layer.length / 2)]! : -1,
  );
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
