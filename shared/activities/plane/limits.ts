/** The plane's own limits. */
export const PLANE_LIMITS = {
  examplesPerSeat: 6,
  hiddenLayers: 6,
  neuronsPerLayer: 8,
  /** Learning rates that a teacher may set; the largest makes any network explode. */
  learningRate: { min: 0.0001, max: 100 },
  batchSize: { min: 1, max: 1000 },
} as const;
