/** The plane's own limits. */
export const PLANE_LIMITS = {
  examplesPerSeat: 6,
  hiddenLayers: 6,
  neuronsPerLayer: 8,
  /** Learning rates that a teacher may set; the largest makes any network explode. */
  learningRate: { min: 0.0001, max: 100 },
  /** The largest is more than a plane can hold: all examples in one batch. */
  batchSize: { min: 1, max: 5000 },
  /** λ, times every weight in its gradient. */
  l2: { min: 0, max: 1 },
  /** ε of the training delta below which training stops; 0: never. */
  stopBelow: { min: 0, max: 1 },
  /** How far ready-made examples are shaken, in shares of half an axis; a standard deviation. */
  noise: { min: 0, max: 0.5 },
  /** Points of one import. */
  imported: 1000,
  /** Of a weight that is set by hand, either sign. */
  parameter: 1000,
} as const;
