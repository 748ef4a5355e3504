import type { ByHand, Game, JobId } from './state.ts';

/** The network of the games: two inputs, two hidden neurons, two outputs. */
export const SIZES = [2, 2, 2] as const;
/** Neurons that compute: hidden 1, hidden 2, output 1, output 2. */
export const NEURONS = 4;
/** Numbers that a job asks for: z and f(z); or δ and the pulls on two weights and a bias. */
export const STEPS: Readonly<Record<Game, number>> = { beNeuron: 2, blameRelay: 4 };

export interface JobPlace {
  readonly example: number;
  /** From 0 to NEURONS − 1. */
  readonly index: number;
  /** 0 is hidden, 1 the output. */
  readonly layer: 0 | 1;
  /** Within its layer. */
  readonly neuron: number;
}

export function jobOf(example: number, index: number): JobId {
  return example * NEURONS + index;
}

export function placeOfJob(job: JobId): JobPlace {
  const index = job % NEURONS;
  return { example: Math.floor(job / NEURONS), index, layer: index < 2 ? 0 : 1, neuron: index % 2 };
}

export function jobCount({ batch }: Pick<ByHand, 'batch'>): number {
  return batch * NEURONS;
}

/** Which layer can begin at once: the others wait for what it passes on. */
export function firstLayer(game: Game): 0 | 1 {
  return game === 'beNeuron' ? 0 : 1;
}

/** A job can begin when everything has arrived that its neuron needs. */
export function isReady({ game, done }: Pick<ByHand, 'game' | 'done'>, job: JobId): boolean {
  const { example, layer } = placeOfJob(job);
  if (layer === firstLayer(game)) return true;
  return firstJobs(game, example).every((one) => done[one] !== undefined);
}

export function firstJobs(game: Game, example: number): readonly JobId[] {
  const from = firstLayer(game) * 2;
  return [jobOf(example, from), jobOf(example, from + 1)];
}

export function openJobs(byHand: Pick<ByHand, 'batch' | 'game' | 'done'>): readonly JobId[] {
  return Array.from({ length: jobCount(byHand) }, (_, job) => job).filter(
    (job) => byHand.done[job] === undefined,
  );
}
