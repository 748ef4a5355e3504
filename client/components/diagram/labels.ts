import { layoutNetwork, type DiagramBox } from './layout.ts';

export interface ColumnLabel {
  readonly kind: 'input' | 'hidden' | 'hiddenLayers' | 'output';
  /** How many hidden layers, where one label stands for all. */
  readonly count: number;
  readonly x: number;
  readonly align: 'start' | 'middle' | 'end';
}

/** Above so many hidden layers their labels would touch: one for all then. */
const MOST_LABELS = 3;
/** The last label ends this far before the big picture. */
const END = 16;

export function columnLabels(sizes: readonly number[], box: DiagramBox): readonly ColumnLabel[] {
  const layers = sizes.map((size) => Array.from({ length: size }, (_, unit) => unit));
  const { columns, picture, endsInBigPicture } = layoutNetwork(layers, box);
  const middles = columns.map((column) => column[0]!.x + picture / 2);
  const hidden = middles.slice(1, endsInBigPicture ? undefined : -1);
  const label = (kind: ColumnLabel['kind'], x: number, align: ColumnLabel['align']) =>
    ({ kind, count: hidden.length, x, align }) as const;
  const hiddenLabels =
    hidden.length <= MOST_LABELS
      ? hidden.map((x) => label('hidden', x, 'middle'))
      : [label('hiddenLayers', (hidden[0]! + hidden.at(-1)!) / 2, 'middle')];
  const output = endsInBigPicture
    ? label('output', box.width - END, 'end')
    : label('output', middles.at(-1)!, 'middle');
  const hasRoom = !endsInBigPicture || hidden.length < MOST_LABELS;
  return [label('input', 0, 'start'), ...hiddenLabels, ...(hasRoom ? [output] : [])];
}
