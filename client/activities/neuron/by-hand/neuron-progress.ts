import { jobOf, NEURONS, placeOfJob } from '#shared/activities/neuron/by-hand/jobs.ts';
import type { Practice } from '#shared/activities/neuron/by-hand/practice.ts';
import type { ByHand } from '#shared/activities/neuron/by-hand/state.ts';

/** One example at one neuron, as the board shows it. */
export interface Cell {
  readonly state: 'open' | 'taken' | 'hand' | 'machine';
  /** f(z), or δ on the way back: the engine's. Unknown until it has travelled on. */
  readonly value: number | undefined;
}

export interface NeuronProgress {
  readonly index: number;
  readonly layer: 0 | 1;
  /** From 1, within its layer. */
  readonly number: number;
  readonly cells: readonly Cell[];
  readonly done: number;
  readonly atWork: number;
}

/** How far each neuron is. Whoever answers stands nowhere in it, and nothing of what was wrong. */
export function neuronProgress(byHand: ByHand, practice: Practice): readonly NeuronProgress[] {
  const taken = Object.values(byHand.desks).flatMap((desk) => (desk.kind === 'computing' ? [desk.job] : []));
  return Array.from({ length: NEURONS }, (_, index) => {
    const { layer, neuron } = placeOfJob(index);
    const jobs = Array.from({ length: byHand.batch }, (_, example) => jobOf(example, index));
    const cells = jobs.map((job): Cell => {
      const by = byHand.done[job];
      if (by === undefined) return { state: taken.includes(job) ? 'taken' : 'open', value: undefined };
      const { output, delta } = practice.explain(job);
      return { state: by, value: byHand.game === 'beNeuron' ? output : delta };
    });
    return {
      index,
      layer,
      number: neuron + 1,
      cells,
      done: cells.filter(({ value }) => value !== undefined).length,
      atWork: taken.filter((job) => placeOfJob(job).index === index).length,
    };
  });
}
