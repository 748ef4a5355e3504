/** What a game on points allows. Times in milliseconds. */
export const POINTS_LIMITS = {
  rounds: 6,
  /** Halfway everybody changes roles. */
  roundsPerRole: 3,
  playMs: 20_000,
  revealMs: 12_000,
  /** A result that everybody judges points at. */
  judgeMs: 20_000,
  /** Real points that detectives learn from, and as many again that their belief is scored on. */
  realPoints: 40,
  /** Points that a forger drags about. */
  pointsPerForger: 3,
  /** Points that a seat judges where networks play among themselves. */
  judgedPerSeat: 4,
  /** A side of the grid that belief is painted on. */
  side: 8,
  /** Iterations a second of both networks, while a clock runs. */
  speed: 60,
} as const;
