/** What one import may hold, however small it was packed. */
export const FILE_LIMITS = {
  drawings: 60_000,
  /** Of all files together, unpacked: MNIST as CSV takes 110 MB. */
  unpackedBytes: 256 * 1024 * 1024,
  filesInZip: 20_000,
  /** Of one picture. */
  pixels: 24_000_000,
} as const;
