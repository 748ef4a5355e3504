/** What a tournament allows. */
export const TOURNAMENT_LIMITS = {
  /** Copies that train side by side; further seats look on. */
  copies: 40,
  learningRate: { min: 0.0001, max: 10 },
  batchSize: 10,
  /** Iterations a second: slow enough to watch. */
  speed: 60,
} as const;
