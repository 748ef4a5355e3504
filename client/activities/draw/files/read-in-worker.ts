import { FileError } from '#shared/drawings/formats/file-error.ts';
import type { ReadResult } from '#shared/drawings/formats/read-files.ts';
import type { ImportNews, ImportRequest } from './import-messages.ts';

/** Reads the files that a person chose. Rejects with a FileError that says what is wrong with which. */
export async function readInWorker(
  files: Iterable<File>,
  options: { readonly isCentred: boolean; readonly onProgress: (done: number, all: number) => void },
): Promise<ReadResult> {
  const named = await Promise.all(
    Array.from(files, async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise((resolve, reject) => {
      worker.onerror = (event) => reject(new Error(event.message));
      worker.onmessage = ({ data }: MessageEvent<ImportNews>) => {
        if (data.type === 'progress') options.onProgress(data.done, data.all);
        else if (data.type === 'read') resolve(data.result);
        else reject(new FileError(data.file, data.trouble));
      };
      const request: ImportRequest = { files: named, isCentred: options.isCentred };
      worker.postMessage(
        request,
        named.map(({ bytes }) => bytes.buffer),
      );
    });
  } finally {
    worker.terminate();
  }
}
