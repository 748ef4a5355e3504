import { gunzipSync, gzipSync, unzipSync, zipSync } from 'fflate';
import { FileError } from './file-error.ts';
import { FILE_LIMITS } from './file-limits.ts';

/** A file by its name, which may begin with folders. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file as it is, or what gzip or zip packed into it. */
export function unpack(file: NamedFile): NamedFile[] {
  if (isZip(file.bytes)) return unzip(file);
  return isGzip(file.bytes) ? [gunzip(file)] : [file];
}

export function packGzip(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, { mtime: 0 });
}

/** The same files give the same bytes: they carry no time of day. */
export function packZip(files: readonly NamedFile[]): Uint8Array {
  const entries = files.map(({ name, bytes }) => [name, bytes] as const);
  return zipSync(Object.fromEntries(entries), { mtime: '1980-01-01T12:00:00' });
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/** The last four bytes say how much comes out; no more than a byte beyond that is ever unpacked. */
function gunzip({ name, bytes }: NamedFile): NamedFile {
  const said =
    bytes.length < 18 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4, true);
  checkSize(name, said);
  return { name: name.replace(/\.gz$/i, ''), bytes: trying(name, () => exactly(bytes, said)) };
}

function exactly(bytes: Uint8Array, size: number): Uint8Array {
  const unpacked = gunzipSync(bytes, { out: new Uint8Array(size + 1) });
  if (unpacked.length === size) return unpacked;
  throw new Error(`${size} bytes were announced, ${unpacked.length} came`);
}

function unzip({ name, bytes }: NamedFile): NamedFile[] {
  let [count, total] = [0, 0];
  const entries = trying(name, () =>
    unzipSync(bytes, {
      filter: ({ name: entry, originalSize }) => {
        if (isClutter(entry)) return false;
        checkFiles(name, ++count);
        checkSize(name, (total += originalSize));
        return true;
      },
    }),
  );
  const files = Object.entries(entries).map(([entry, unpacked]) => ({ name: entry, bytes: unpacked }));
  return files.map((file) => (isGzip(file.bytes) ? gunzip(file) : file));
}

/** Folders, and what a Mac packs beside each file. */
function isClutter(name: string): boolean {
  return name.endsWith('/') || /(^|\/)(__MACOSX|\.[^/]*)(\/|$)/.test(name);
}

function checkSize(name: string, bytes: number): void {
  const most = FILE_LIMITS.unpackedBytes;
  if (bytes > most) throw new FileError(name, { code: 'too-large', bytes, most });
}

function checkFiles(name: string, count: number): void {
  const most = FILE_LIMITS.filesInZip;
  if (count > most) throw new FileError(name, { code: 'too-many-files', count, most });
}

function trying<Result>(name: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError(name, { code: 'cannot-unpack', said: (error as Error).message });
  }
}
