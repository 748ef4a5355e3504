import { centre } from '../centre.ts';
import { type Drawing, drawingOf, SIDE } from '../drawing.ts';
import { rasterize } from '../rasterize.ts';
import { parseCsv } from './csv.ts';
import { isTestBy, type ListedDrawing, subjectOf } from './drawing-list.ts';
import { FileError } from './file-error.ts';
import { FILE_LIMITS } from './file-limits.ts';
import { type Bytes, isIdx, parseIdx } from './idx.ts';
import { isNpy, parseNpy } from './npy.ts';
import { type NamedFile, unpack } from './packing.ts';
import { checkPicture, isPicture } from './picture-size.ts';
import { isQuickDraw, parseQuickDraw } from './quick-draw.ts';

export interface ReadOptions {
  /** Decodes a PNG or JPEG, which only a browser can; its header was checked. */
  readonly decode: (file: NamedFile) => Promise<Drawing>;
  /** Files done, of all. */
  readonly onProgress?: (done: number, all: number) => void;
  /** Pictures of 28×28 too are cropped and centred. Default false: they stay as they are, byte for byte. */
  readonly isCentred?: boolean;
}

export interface ReadResult {
  readonly drawings: readonly ListedDrawing[];
  /** Lines of ndjson files that hold no drawing. */
  readonly brokenLines: readonly { readonly file: string; readonly line: number }[];
}

/** All drawings of some files, packed or not, whatever kind each is of. Throws a FileError that says what is wrong. */
export async function readFiles(files: readonly NamedFile[], options: ReadOptions): Promise<ReadResult> {
  const unpacked = files.flatMap(unpack);
  const idx = unpacked.filter(({ bytes }) => isIdx(bytes));
  const result = { drawings: idxDrawings(idx, namesIn(unpacked), options), brokenLines: [] as Broken[] };
  const others = unpacked.filter((file) => !isIdx(file.bytes) && !isNames(file));
  for (const [index, file] of others.entries()) {
    const read = await readOne(file, options);
    result.drawings.push(...read.drawings);
    result.brokenLines.push(...read.brokenLines);
    checkCount(file.name, result.drawings.length);
    options.onProgress?.(index + 1, others.length);
  }
  if (result.drawings.length > 0) return result;
  throw new FileError(files[0]?.name ?? '', { code: 'no-drawings' });
}

type Broken = ReadResult['brokenLines'][number];

async function readOne(file: NamedFile, options: ReadOptions): Promise<ReadResult> {
  const { name, bytes } = file;
  if (isNpy(bytes)) {
    const subject = subjectOf(name);
    const side = setOf(name);
    return read(squares(name, parseNpy(file), options).map((pixels) => ({ name: subject, pixels, ...side })));
  }
  if (isPicture(bytes)) {
    checkPicture(file);
    const pixels = bytesOf(await options.decode(file), options);
    return read([{ name: subjectOf(name), pixels, ...setOf(name) }]);
  }
  if (isQuickDraw(bytes)) {
    const { drawings, brokenLines } = parseQuickDraw(file);
    return {
      drawings: drawings.map(({ word, strokes, isTest }) => ({
        name: word,
        strokes,
        pixels: rasterize(strokes),
        ...(isTest !== undefined && { isTest }),
      })),
      brokenLines: brokenLines.map((line) => ({ file: name, line })),
    };
  }
  if (/\.csv$/i.test(name)) return read(parseCsv(file));
  throw new FileError(name, { code: 'unknown-kind' });
}

/** What the name of a whole file says of its drawings. */
function setOf(name: string): Pick<ListedDrawing, 'isTest'> {
  const isTest = isTestBy(name);
  return isTest === undefined ? {} : { isTest };
}

function read(drawings: readonly ListedDrawing[]): ReadResult {
  return { drawings, brokenLines: [] };
}

/** Files with three dimensions hold pictures, those with one their labels: a pair has the same name but for that word. */
function idxDrawings(
  files: readonly NamedFile[],
  names: readonly string[],
  options: ReadOptions,
): ListedDrawing[] {
  const parsed = files.map((file) => ({ name: file.name, content: parseIdx(file) }));
  const pictures = parsed.filter(({ content }) => content.shape.length > 1);
  const labels = parsed.filter(({ content }) => content.shape.length === 1);
  return pictures.flatMap(({ name, content }) => {
    checkCount(name, content.shape[0]);
    const expected = name.replace('images', 'labels').replace('idx3', 'idx1');
    const found =
      labels.find((file) => file.name === expected) ?? (pictures.length === 1 ? labels[0] : undefined);
    if (!found) throw new FileError(name, { code: 'no-labels' });
    const said = found.content.values;
    if (said.length !== content.shape[0]) {
      throw new FileError(name, { code: 'labels-differ', drawings: content.shape[0], labels: said.length });
    }
    return squares(name, content, options).map((pixels, index) => ({
      name: names[said[index]] ?? `${said[index]}`,
      pixels,
      ...setOf(name),
    }));
  });
}

/** IDX has numbers only: our own exports say in a file beside it what they are called. */
export const NAMES_FILE = 'classes.txt';

function isNames({ name }: NamedFile): boolean {
  return name.split('/').at(-1) === NAMES_FILE;
}

function namesIn(files: readonly NamedFile[]): readonly string[] {
  const found = files.find(isNames);
  return found
    ? new TextDecoder()
        .decode(found.bytes)
        .split('\n')
        .filter((line) => line !== '')
    : [];
}

/** The first dimension counts the drawings. */
function squares(name: string, { shape, values }: Bytes, options: ReadOptions): Uint8Array[] {
  checkCount(name, shape[0]);
  const pixels = values.length / shape[0];
  if (!Number.isInteger(Math.sqrt(pixels))) throw new FileError(name, { code: 'not-square', pixels });
  return Array.from({ length: shape[0] }, (_, index) => {
    const bytes = values.subarray(index * pixels, (index + 1) * pixels);
    if (pixels === SIDE * SIDE && !options.isCentred) return bytes;
    return bytesOf(drawingOf(Float32Array.from(bytes, (byte) => byte / 255)), { isCentred: true });
  });
}

function bytesOf(drawing: Drawing, { isCentred = false }: Pick<ReadOptions, 'isCentred'>): Uint8Array {
  const { ink } = drawing.side === SIDE && !isCentred ? drawing : centre(drawing);
  return Uint8Array.from(ink, (value) => Math.round(value * 255));
}

function checkCount(name: string, count: number): void {
  const most = FILE_LIMITS.drawings;
  if (count > most) throw new FileError(name, { code: 'too-many-drawings', count, most });
}
