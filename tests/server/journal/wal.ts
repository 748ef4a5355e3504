import { readFileSync } from 'node:fs';

/** The write-ahead log as SQLite documents it (sqlite.org/fileformat2.html, section 4): a header, then frames of one page each. */
const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

/** Where each transaction ends, in bytes from the start of the log. */
export function commitsIn(path: string): readonly number[] {
  const log = readFileSync(path);
  if (log.length < HEADER_BYTES) return [];
  const salt = log.subarray(16, 24);
  const frameBytes = FRAME_HEADER_BYTES + log.readUInt32BE(8);
  const ends: number[] = [];
  for (let start = HEADER_BYTES; start + frameBytes <= log.length; start += frameBytes) {
    const isOfThisLog = log.subarray(start + 8, start + 16).equals(salt);
    const pagesAfterCommit = log.readUInt32BE(start + 4);
    if (isOfThisLog && pagesAfterCommit > 0) ends.push(start + frameBytes);
  }
  return ends;
}
