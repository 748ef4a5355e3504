import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { centre } from '#shared/drawings/centre.ts';
import { type Drawing, drawingOf } from '#shared/drawings/drawing.ts';
import { type Bytes, parseIdx } from '#shared/drawings/formats/idx.ts';
import { parseNpy } from '#shared/drawings/formats/npy.ts';
import { type NamedFile, unpack } from '#shared/drawings/formats/packing.ts';
import { generateDrawings } from './generated-drawings.ts';

/** Drawings of one subject, all centred. */
export interface DrawingClass {
  readonly name: string;
  readonly drawings: readonly Drawing[];
}

/** What there is to learn from. */
export interface DrawingSet {
  /** Where they come from, for the report. */
  readonly about: string;
  readonly digits: readonly DrawingClass[];
  readonly sketches: readonly DrawingClass[];
}

/**
 * All drawings of a folder: digits from pairs of IDX files (…images…, …labels…), sketches from numpy files, one per
 * subject. Without a folder they are generated.
 */
export function loadDrawings(folder: string | undefined): DrawingSet {
  if (folder === undefined) return generateDrawings();
  const files = readdirSync(folder).sort();
  const digits = files
    .filter((file) => /images.*idx3-ubyte(\.gz)?$/.test(file))
    .flatMap((images) => {
      const labels = images.replace('images', 'labels').replace('idx3', 'idx1');
      if (!files.includes(labels)) throw new Error(`${join(folder, labels)} should be beside ${images}.`);
      const idx = (file: string): Bytes => parseIdx(read(join(folder, file)));
      return classesOf(join(folder, images), idx(images), idx(labels));
    });
  const sketches = files
    .filter((file) => file.endsWith('.npy'))
    .map((file) => {
      const name = file.replace(/^quickdraw-/, '').replace(/(-\d+)?\.npy$/, '');
      return { name, drawings: drawingsOf(file, parseNpy(read(join(folder, file)))) };
    });
  if (digits.length + sketches.length > 0) return { about: folder, digits: merged(digits), sketches };
  throw new Error(`${folder} should hold …images…idx3-ubyte(.gz) with its labels, or .npy files.`);
}

function read(name: string): NamedFile {
  return unpack({ name, bytes: readFileSync(name) })[0];
}

function classesOf(name: string, images: Bytes, labels: Bytes): DrawingClass[] {
  const drawings = drawingsOf(name, images);
  if (drawings.length !== labels.values.length) {
    const came = `${drawings.length} and ${labels.values.length}`;
    throw new Error(`${name} should have as many images as labels, but there are ${came}.`);
  }
  const names = [...new Set(labels.values)].sort((a, b) => a - b);
  return names.map((label) => ({
    name: String(label),
    drawings: drawings.filter((_, index) => labels.values[index] === label),
  }));
}

/** Several pairs of files may hold the same digits. */
function merged(classes: readonly DrawingClass[]): DrawingClass[] {
  const names = [...new Set(classes.map(({ name }) => name))].sort();
  return names.map((name) => ({
    name,
    drawings: classes.filter((found) => found.name === name).flatMap(({ drawings }) => drawings),
  }));
}

/** The first dimension counts the drawings. */
function drawingsOf(name: string, { shape, values }: Bytes): Drawing[] {
  const pixels = values.length / shape[0];
  if (!Number.isInteger(Math.sqrt(pixels))) {
    throw new Error(`${name} should hold square drawings, but each has ${pixels} pixels.`);
  }
  return Array.from({ length: shape[0] }, (_, index) => {
    const bytes = values.subarray(index * pixels, (index + 1) * pixels);
    return centre(drawingOf(Float32Array.from(bytes, (byte) => byte / 255)));
  });
}
