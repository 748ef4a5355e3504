import { SIDE } from '../../drawings/drawing.ts';

/** What a class may draw, label and bring along. */
export const DRAW_LIMITS = {
  classes: { min: 2, max: 10 },
  /** Letters of a class's own name. */
  nameLength: 24,
  perSeat: { min: 1, max: 12 },
  /** Drawings of a seat that were made to fool the network. */
  foolsPerSeat: 6,
  strokes: 100,
  /** Of all strokes of a drawing together. */
  points: 1000,
  /** In a session: everybody's, and what was imported. */
  drawings: 2000,
  /** Of those that are kept by reference. */
  inSets: 60_000,
  /** In one blob, of at most a megabyte. */
  inBlob: 1_300,
  /** Drawings of sets that the linear model learns from: measuring is dear. */
  measured: 6_500,
  /** In one command. */
  importedAtOnce: 30,
  /** How many others label a drawing. */
  labels: 4,
  /** Drawings of each class that networks are told the label of, where labels are few. */
  told: { min: 1, max: 20 },
  saboteurs: 2,
  /** Drawings that the class hunts through. */
  suspects: 8,
  /** Pixels by which the test set may be shifted. */
  testShift: 6,
  learningRate: { min: 0.0001, max: 0.1 },
} as const;

/**
 * Pixels along the edge of a picture whose weights are counted: each twice as wide as the one before, from a drawing to a
 * photograph of 12.8 megapixels. 0: none.
 */
export const COUNTED: readonly number[] = [0, ...Array.from({ length: 8 }, (_, step) => SIDE * 2 ** step)];
