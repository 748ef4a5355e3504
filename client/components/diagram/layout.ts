/** Where a network's neurons stand. Measures are those of a 1280×720 board, in the page's pixels. */

export interface DiagramBox {
  /** From the inputs' left edge to the big picture's. */
  readonly width: number;
  /** What the fullest layer takes, without its bias stems. */
  readonly height: number;
  readonly largestPicture: number;
  /** How far apart the last synapses end at the big picture. */
  readonly outputSpread: number;
}

export interface PlacedNeuron {
  readonly unit: number;
  readonly x: number;
  readonly y: number;
}

export interface DiagramLayout {
  readonly picture: number;
  /** The inputs, the hidden layers, and the outputs if there are several. */
  readonly columns: readonly (readonly PlacedNeuron[])[];
  readonly width: number;
  readonly height: number;
  /** One output is the big picture itself; its height here is the middle of its left edge. */
  readonly endsInBigPicture: boolean;
}

const SMALLEST_GAP = 12;
const LARGEST_GAP = 44;
/** A full layer may stand out a little above and below. */
const OVERHANG = 330 / 312;
/** A column takes at most this share of its step, or there is no room for synapses. */
const LARGEST_SHARE = 0.56;

/** `visible` names the units shown in each layer, inputs first, outputs last. */
export function layoutNetwork(visible: readonly (readonly number[])[], box: DiagramBox): DiagramLayout {
  const endsInBigPicture = visible.at(-1)!.length === 1;
  const shown = endsInBigPicture ? visible.slice(0, -1) : visible;
  const starts = columnStarts(shown.length, endsInBigPicture).map((share) => share * box.width);
  const step = (starts[1] ?? box.width) - starts[0]!;
  const most = Math.max(...shown.map((layer) => layer.length));
  const picture = pictureSize(most, Math.min(box.largestPicture, step * LARGEST_SHARE), box.height);
  const columns = shown.map((layer, column) => place(layer, starts[column]!, picture, box));
  return { picture, columns, width: box.width, height: box.height, endsInBigPicture };
}

function place(layer: readonly number[], x: number, picture: number, { height }: DiagramBox): PlacedNeuron[] {
  const count = layer.length;
  const room = count > 1 ? (height - count * picture) / (count - 1) : 0;
  const gap = Math.min(picture * (LARGEST_GAP / 60), Math.max(SMALLEST_GAP * (picture / 60), room));
  const top = (height - count * picture - (count - 1) * gap) / 2;
  return layer.map((unit, index) => ({ unit, x, y: top + index * (picture + gap) }));
}

/** 60, 53, 45, 36, 30 pixels for 4, 5, 6, 7, 8 neurons in 312. */
function pictureSize(neurons: number, largest: number, height: number): number {
  const gaps = SMALLEST_GAP * (neurons - 1);
  return Math.min(largest, Math.floor((height * OVERHANG - gaps) / neurons));
}

/** Left edges of the columns as shares of the width. */
function columnStarts(columns: number, endsInBigPicture: boolean): readonly number[] {
  if (!endsInBigPicture) return equalSteps(columns, 0.79);
  if (columns === 1) return [0];
  if (columns === 2) return [0, 0.44];
  if (columns === 3) return [0, 196 / 704, 412 / 704];
  return equalSteps(columns, 536 / 704);
}

function equalSteps(columns: number, last: number): readonly number[] {
  return Array.from({ length: columns }, (_, column) => (column / Math.max(1, columns - 1)) * last);
}

/** How much width a weight of 1 takes: less where many synapses meet. */
export function widthFactor(most: number): number {
  if (most <= 5) return 2.9;
  return most <= 6 ? 2.3 : 1.6;
}
