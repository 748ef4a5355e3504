import { examplesOfSet, type SetExample, type SetSeen } from '#shared/activities/draw/drawing-set.ts';
import type { ExampleId } from '#shared/protocol/session-view.ts';

/** Examples in a file of their own: an instruction names them, and how a network is given them. */
export interface BlobLoad {
  readonly blob: string;
  readonly first: ExampleId;
  readonly count: number;
  readonly seen: SetSeen;
}

export type ReadBlob = (name: string) => Uint8Array;

export const noBlobs: ReadBlob = (name) => {
  throw new Error(`There are no blobs here, and so no ${name}`);
};

export function examplesOfBlob({ blob, first, count, seen }: BlobLoad, read: ReadBlob): SetExample[] {
  const examples = [...examplesOfSet(read(blob), first, seen)];
  if (examples.length === count) return examples;
  throw new Error(`Blob ${blob} should hold ${count} examples, not ${examples.length}.`);
}

export function isSameLoad(one: BlobLoad, other: BlobLoad): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export function holds({ first, count }: BlobLoad, id: ExampleId): boolean {
  return id >= first && id < first + count;
}
