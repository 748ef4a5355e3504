import type { TrainingStamp } from '../training/training.ts';
import type { Change } from './apply.ts';

/** What a journal record of a session says. */
export type RecordBody =
  | { readonly kind: 'change'; readonly change: Change }
  /** The instructions of an earlier record took effect before this iteration. */
  | { readonly kind: 'stamp'; readonly stamp: TrainingStamp }
  | Recovery;

/**
 * The session was rebuilt as of the checkpoint at `checkpoint` (0: from its first record); every later record is stamped
 * anew. `isRetrained`: that checkpoint's training could not be used, and the network began anew.
 */
export interface Recovery {
  readonly kind: 'recovery';
  readonly checkpoint: number;
  readonly isRetrained: boolean;
}
