import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `SESSION/SHA-256`, both in hexadecimal: the same bytes have the same name. */
export type BlobName = string;

const NAME = /^[0-9a-f]{32}\/[0-9a-f]{64}$/;

/**
 * What is too large for the journal's records: files beside it, each written once and named after what is in it, so that a
 * record that names one always finds the same bytes. They go with their session.
 */
export class BlobStore {
  readonly folder: string;
  readonly #isTemporary: boolean;

  /** `folder` undefined: nothing is left on the disk after close(). */
  constructor(folder: string | undefined) {
    this.#isTemporary = folder === undefined;
    this.folder =
      folder === undefined ? mkdtempSync(join(tmpdir(), 'chalknet-blobs-')) : join(folder, 'blobs');
  }

  /** Resolves when it is on the disk. */
  async save(session: string, bytes: Uint8Array): Promise<BlobName> {
    const name = `${session}/${createHash('sha256').update(bytes).digest('hex')}`;
    await mkdir(join(this.folder, session), { recursive: true });
    const path = join(this.folder, name);
    const unfinished = `${path}.${process.hrtime.bigint()}`;
    const file = await open(unfinished, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
    return name;
  }

  async load(name: BlobName): Promise<Uint8Array | undefined> {
    if (!NAME.test(name)) return undefined;
    return readFile(join(this.folder, name)).catch(() => undefined);
  }

  /** Bytes that a session's blobs take together. */
  async sizeOf(session: string): Promise<number> {
    const names = await readdir(join(this.folder, session)).catch(() => []);
    const sizes = await Promise.all(
      names.map(async (name) => (await stat(join(this.folder, session, name))).size),
    );
    return sizes.reduce((sum, size) => sum + size, 0);
  }

  async deleteSession(session: string): Promise<void> {
    await rm(join(this.folder, session), { recursive: true, force: true });
  }

  close(): void {
    if (this.#isTemporary) rmSync(this.folder, { recursive: true, force: true });
  }
}

/** For a training thread, which has to know at once. Throws where there is no such blob. */
export function readBlobIn(folder: string): (name: BlobName) => Uint8Array {
  return (name) => {
    if (!NAME.test(name)) throw new Error(`${name} is no blob's name`);
    return readFileSync(join(folder, name));
  };
}
