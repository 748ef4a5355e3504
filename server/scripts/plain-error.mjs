/** A failure whose sentence says all: it is shown without a stack. */
export class PlainError extends Error {
  isPlain = true;
}
