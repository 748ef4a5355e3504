/** What a game of forgers and detectives allows. Times in milliseconds. */
export const GAN_LIMITS = {
  /** Real drawings that a seat makes. */
  collectPerSeat: 3,
  /** Verdicts that a forger may ask for in a round. */
  testsPerRound: 3,
  strokes: 100,
  /** Of all strokes of a drawing together. */
  points: 1000,
  /** Items that a detective judges in a round, and how many of them may be forged. */
  itemsPerSeat: 8,
  forgedPerSeat: { min: 3, max: 5 },
  /** Every forgery is judged at least so often; the networks fill up, marked. */
  verdictsPerForgery: 3,
  /** A collection is topped up to this by ready-made drawings of the same card. */
  collection: 150,
  /** Fewer than this are copied and not learned from: the screen says so. */
  fewDrawings: 50,
  /** Forgeries that a network adds to the list of each round, and forged drawings that everybody taps among. */
  networkForgeries: 4,
  /** And to the list that everybody judges, where it forges alone. */
  networkForgeriesAlone: 12,
  networkForgeriesForReferees: 60,
  survivors: 4,
  /** Items on the wall of a reveal. */
  gallery: 24,
} as const;
