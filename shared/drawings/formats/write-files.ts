import { SIDE } from '../drawing.ts';
import { writeCsv } from './csv.ts';
import { fileNameOf, type ListedDrawing } from './drawing-list.ts';
import { writeIdx } from './idx.ts';
import { writeNpy } from './npy.ts';
import { type NamedFile, packGzip, packZip } from './packing.ts';
import { writePng } from './png.ts';
import { writeQuickDraw } from './quick-draw.ts';
import { NAMES_FILE } from './read-files.ts';

export const EXPORT_KINDS = ['idx', 'npy', 'ndjson', 'csv', 'png'] as const;

export type ExportKind = (typeof EXPORT_KINDS)[number];

/** Drawings as one file, which readFiles() reads back byte for byte. With ndjson only what has strokes. */
export function writeFile(kind: ExportKind, drawings: readonly ListedDrawing[]): NamedFile {
  switch (kind) {
    case 'idx':
      return { name: 'drawings-idx.zip', bytes: packZip(idxFiles(drawings)) };
    case 'npy':
      return { name: 'drawings-npy.zip', bytes: packZip(npyFiles(drawings)) };
    case 'png':
      return { name: 'drawings-png.zip', bytes: packZip(pngFiles(drawings)) };
    case 'csv':
      return { name: 'drawings.csv.gz', bytes: packGzip(writeCsv(drawings)) };
    case 'ndjson': {
      const drawn = drawings.flatMap(({ name, strokes, isTest }) =>
        strokes ? [{ word: name, strokes, ...(isTest !== undefined && { isTest }) }] : [],
      );
      return { name: 'drawings.ndjson', bytes: writeQuickDraw(drawn) };
    }
    default:
      return kind satisfies never;
  }
}

/** As MNIST is: a pair of files to learn from, and one for the test. Names stand in the order of these files. */
function idxFiles(drawings: readonly ListedDrawing[]): NamedFile[] {
  const names = namesOf(SETS.flatMap(({ isTest }) => drawings.filter((drawing) => isIn(drawing, isTest))));
  const pairs = SETS.flatMap(({ isTest, idx }) => {
    const own = drawings.filter((drawing) => isIn(drawing, isTest));
    if (own.length === 0) return [];
    const labels = Uint8Array.from(own, ({ name }) => names.indexOf(name));
    return [
      { name: `${idx}-images-idx3-ubyte`, bytes: writeIdx(stacked(own)) },
      { name: `${idx}-labels-idx1-ubyte`, bytes: writeIdx({ shape: [labels.length], values: labels }) },
    ];
  });
  const list = names.map((name) => `${name}\n`).join('');
  return [...pairs, { name: NAMES_FILE, bytes: new TextEncoder().encode(list) }];
}

const SETS = [
  { isTest: false, folder: 'train', idx: 'train' },
  { isTest: true, folder: 'test', idx: 't10k' },
] as const;

function isIn({ isTest = false }: ListedDrawing, isTestSet: boolean): boolean {
  return isTest === isTestSet;
}

function folderOf({ isTest = false }: ListedDrawing): string {
  return isTest ? 'test' : 'train';
}

function npyFiles(drawings: readonly ListedDrawing[]): NamedFile[] {
  return SETS.flatMap(({ isTest, folder }) => {
    const own = drawings.filter((drawing) => isIn(drawing, isTest));
    return namesOf(own).map((name) => {
      const { shape, values } = stacked(own.filter((drawing) => drawing.name === name));
      const flat = { shape: [shape[0], SIDE * SIDE], values };
      return { name: `${folder}/${fileNameOf(name)}.npy`, bytes: writeNpy(flat) };
    });
  });
}

function pngFiles(drawings: readonly ListedDrawing[]): NamedFile[] {
  return drawings.map((drawing, index) => ({
    name: `${folderOf(drawing)}/${fileNameOf(drawing.name)}/${String(index + 1).padStart(5, '0')}.png`,
    bytes: writePng(drawing.pixels, SIDE),
  }));
}

function stacked(drawings: readonly ListedDrawing[]) {
  const values = new Uint8Array(drawings.length * SIDE * SIDE);
  drawings.forEach(({ pixels }, index) => values.set(pixels, index * SIDE * SIDE));
  return { shape: [drawings.length, SIDE, SIDE], values };
}

function namesOf(drawings: readonly ListedDrawing[]): string[] {
  return [...new Set(drawings.map(({ name }) => name))];
}
