import type { Strokes } from '../strokes.ts';

/** One drawing of a file: what it shows, the bytes that networks get, and how it was drawn, where that is known. */
export interface ListedDrawing {
  readonly name: string;
  /** [28 × 28] ink, 0 for paper */
  readonly pixels: Uint8Array;
  readonly strokes?: Strokes;
  /** Whether it is for the test, where the file says so. */
  readonly isTest?: boolean;
}

/** For the test or for learning, where a file's name says so: t10k-images-idx3-ubyte, or test/cat.npy. */
export function isTestBy(fileName: string): boolean | undefined {
  const parts = fileName.split('/');
  const folder = parts.slice(0, -1).find(isSet);
  if (folder !== undefined) return folder === 'test';
  const [, set] = /(t10k|test|train)[^a-z0-9]+images/i.exec(parts.at(-1) ?? '') ?? [];
  return set === undefined ? undefined : set.toLowerCase() !== 'train';
}

function isSet(folder: string): boolean {
  return folder === 'train' || folder === 'test';
}

/** What a file is called after: cat.npy, quickdraw-cat-3000.npy, cat/0001.png and cat-12.png are all cats. */
export function subjectOf(fileName: string): string {
  const parts = fileName.split('/');
  const above = parts.slice(0, -1);
  const set = above.findIndex(isSet);
  const folder = above.filter((_, index) => index !== set).at(-1);
  const own = parts[parts.length - 1].replace(/\.[a-z0-9]+$/i, '');
  const name = folder ?? own.replace(/^(full_numpy_bitmap_|quickdraw-)/, '').replace(/[-_ ]\d+$/, '');
  return decoded(name === '' ? own : name);
}

/** A subject as a file may be called. */
export function fileNameOf(subject: string): string {
  return encodeURIComponent(subject)
    .replaceAll('.', '%2E')
    .replace(/-(?=\d+$)/, '%2D')
    .replace(/_(?=\d+$)/, '%5F');
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // a per cent sign of its own
  }
}
