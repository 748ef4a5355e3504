import type { FileTrouble } from '#shared/drawings/formats/file-error.ts';
import type { NamedFile } from '#shared/drawings/formats/packing.ts';
import type { ReadResult } from '#shared/drawings/formats/read-files.ts';

/** What a page asks its import worker, once. */
export interface ImportRequest {
  readonly files: readonly NamedFile[];
  readonly isCentred: boolean;
}

/** What the worker tells, the last of it a result or a trouble. */
export type ImportNews =
  | { readonly type: 'progress'; readonly done: number; readonly all: number }
  | { readonly type: 'read'; readonly result: ReadResult }
  | { readonly type: 'trouble'; readonly file: string; readonly trouble: FileTrouble };
