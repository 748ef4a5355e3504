/** What a duel allows. */
export const DUEL_LIMITS = {
  /** Of each seat: a whole class throws about as many points as there are clean ones. */
  examplesPerSeat: 2,
  learningRate: { min: 0.001, max: 1 },
  cleanPoints: 60,
  batchSize: 12,
} as const;
