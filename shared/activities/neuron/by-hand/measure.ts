import { loadKernelsNow } from '../../../engine/index.ts';
import { placeOfJob } from './jobs.ts';
import { Practice } from './practice.ts';
import { questionOf, type Question } from './question.ts';
import type { ByHand, JobId } from './state.ts';

/** Drawing one takes some ten milliseconds: as many are kept as classes may play at a time. */
const MOST_KNOWN = 32;

const known = new Map<number, Practice>();

/** What a job asks for at one of its steps, computed by the readable kernels: the same bits as on every page. */
export function askedFor({ game, seed }: Pick<ByHand, 'game' | 'seed'>, job: JobId, step: number): Question {
  return questionOf(game, placeOfJob(job).layer, step, practiceOf(seed).explain(job));
}

/** Made once for a seed; of many classes the one that asked first is forgotten first. */
export function practiceOf(seed: number): Practice {
  const practice = known.get(seed) ?? new Practice(seed, loadKernelsNow('plain'));
  if (!known.has(seed) && known.size >= MOST_KNOWN) forgetOldest();
  known.set(seed, practice);
  return practice;
}

function forgetOldest(): void {
  const [oldest] = known;
  if (!oldest) return;
  oldest[1].free();
  known.delete(oldest[0]);
}
