import type { Journal } from '../journal/journal.ts';
import type { TrainingPool } from '../training/training.ts';
import type { Activity } from './activities.ts';

/** All that a session needs of the world around it. */
export interface SessionWorld {
  readonly journal: Journal;
  readonly training: TrainingPool;
  /** What is kept beside the journal goes with its session. */
  readonly blobs?: { deleteSession(session: string): Promise<void> };
  hasActivity(name: string): boolean;
  activityOf(name: string): Activity;
  /** Unix time in milliseconds. */
  now(): number;
  /** Calls `then` after `ms` milliseconds, unless what it returns is called before. */
  wait(ms: number, then: () => void): () => void;
  /** An integer from 0 to `count` − 1. */
  pick(count: number): number;
  /** A problem that nobody on the other side of a socket can mend. */
  report(problem: string, error: unknown): void;
}

/**
 * Ended by its teacher; lost, to be rebuilt from the journal, without its network where that cannot be trained on; or
 * left to the journal since nobody was there.
 */
export type SessionEnd = 'ended' | 'lost' | 'untrainable' | 'suspended';
