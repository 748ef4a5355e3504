import { FileError } from '#shared/drawings/formats/file-error.ts';
import { readFiles } from '#shared/drawings/formats/read-files.ts';
import { decodePicture } from './decode-picture.ts';
import type { ImportNews, ImportRequest } from './import-messages.ts';

/** Reads files beside the page, so that nothing stutters however many drawings they hold. */

function tell(news: ImportNews): void {
  postMessage(news);
}

onmessage = async ({ data: { files, isCentred } }: MessageEvent<ImportRequest>) => {
  try {
    const onProgress = (done: number, all: number) => tell({ type: 'progress', done, all });
    tell({ type: 'read', result: await readFiles(files, { decode: decodePicture, onProgress, isCentred }) });
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    tell({ type: 'trouble', file: error.file, trouble: error.trouble });
  }
};
