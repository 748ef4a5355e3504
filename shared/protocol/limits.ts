/** Every limit of the contract, in one place. Sizes in bytes, times in milliseconds, rates per second. */
export const LIMITS = {
  /** Largest message that a client may send; a larger one is refused. */
  maxPayloadBytes: 64 * 1024,
  /** From here on a message is not even read: its sender is disconnected. */
  maxMessageBytes: 1024 * 1024,
  /** What comes by itself because it is too large for a command. */
  maxBlobBytes: 1024 * 1024,
  maxBlobBytesPerSession: 64 * 1024 * 1024,
  maxSessions: 500,
  maxSimulatedClasses: 20,
  maxSeatsPerSession: 250,
  maxRerolls: 3,
  /** Commands of one socket: a bucket of this many, refilled at this rate. */
  commandBurst: 60,
  commandsPerSecond: 30,
  /** Wrong codes from one address before it has to wait; right ones never count: a school is one address. */
  failedCodesPerMinute: 30,
  errorReportsPerMinute: 6,
  /** A client that has not taken its last frame for this long is disconnected. */
  frameTimeoutMs: 30_000,
  broadcastHz: 10,
  /** How many examples of a batch a frame names. */
  maxBatchIds: 64,
  /** What one student's frames may cost on average. */
  maxStudentBytesPerSecond: 18_000,
  /** The same for a board or a teacher: a class has few of them, and they show ten states a second of any network. */
  maxScreenBytesPerSecond: 90_000,
  /** Of larger networks only the metrics travel: a generator of drawings still does. */
  maxExactWeights: 32_000,
  sessionLifetimeMs: 24 * 60 * 60 * 1000,
} as const;
