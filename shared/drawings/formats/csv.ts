import { SIDE } from '../drawing.ts';
import { FileError } from './file-error.ts';
import type { NamedFile } from './packing.ts';

/** A picture of bytes with its class's name. */
export interface NamedPicture {
  readonly name: string;
  /** [28 × 28] */
  readonly pixels: Uint8Array;
  /** Where the file has a column for it. */
  readonly isTest?: boolean;
}

const PIXELS = SIDE * SIDE;
const EXPECTED = PIXELS + 1;

/**
 * A row for each drawing: its class, then 784 numbers from 0 (paper) to 255; a heading is passed over. Where that begins with
 * label,set the second column says train or test.
 */
export function parseCsv({ name, bytes }: NamedFile): NamedPicture[] {
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/);
  const hasSets = lines[0]?.startsWith('label,set,') === true;
  const pictures: NamedPicture[] = [];
  lines.forEach((line, index) => {
    if (line.trim() === '' || (index === 0 && isHeading(line))) return;
    pictures.push(pictureIn(name, line, { row: index + 1, hasSets }));
  });
  if (pictures.length === 0) throw new FileError(name, { code: 'no-drawings' });
  return pictures;
}

export function writeCsv(pictures: readonly NamedPicture[]): Uint8Array {
  const heading = ['label', 'set', ...Array.from({ length: PIXELS }, (_, pixel) => `pixel${pixel}`)].join(
    ',',
  );
  const rows = pictures.map(
    ({ name, pixels, isTest }) => `${quoted(name)},${isTest ? 'test' : 'train'},${pixels.join(',')}`,
  );
  return new TextEncoder().encode([heading, ...rows, ''].join('\n'));
}

/** Something that is no number stands where the first pixel should. */
function isHeading(line: string): boolean {
  return Number.isNaN(Number(splitLabel(line).rest.split(',', 1)[0]));
}

function pictureIn(
  file: string,
  line: string,
  { row, hasSets }: { readonly row: number; readonly hasSets: boolean },
): NamedPicture {
  const { label, rest } = splitLabel(line);
  const columns = rest === '' ? [] : rest.split(',');
  const [set, ...others] = columns;
  const numbers = hasSets ? others : columns;
  if (numbers.length !== PIXELS) {
    throw new FileError(file, { code: 'bad-row', row, held: numbers.length + 1, expected: EXPECTED });
  }
  const pixels = new Uint8Array(PIXELS);
  numbers.forEach((text, pixel) => (pixels[pixel] = byteIn(file, text, row)));
  return { name: label, pixels, ...(hasSets && { isTest: set === 'test' }) };
}

function byteIn(file: string, text: string, row: number): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= 0 && value <= 255) return value;
  throw new FileError(file, { code: 'bad-number', row, text: text.slice(0, 20) });
}

/** A name with a comma or a quote stands in quotes, and a quote in it twice (RFC 4180). */
function splitLabel(line: string): { label: string; rest: string } {
  const found = /^"((?:[^"]|"")*)",?(.*)$/.exec(line);
  if (found) return { label: found[1].replaceAll('""', '"'), rest: found[2] };
  const comma = line.indexOf(',');
  return comma < 0 ? { label: line, rest: '' } : { label: line.slice(0, comma), rest: line.slice(comma + 1) };
}

function quoted(name: string): string {
  return /[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}
