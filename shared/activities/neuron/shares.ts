import type { Holders, NeuronSettings } from './state.ts';
import { parametersOf } from './tasks.ts';

/** The parts that a table's parameters are handed out in, neuron by neuron; each names places in `parametersOf`. A neuron's end with its bias. */
export type Shares = readonly (readonly number[])[];

export function sharesOf({ task, share }: Pick<NeuronSettings, 'task' | 'share'>): Shares {
  const parameters = parametersOf(task);
  if (share !== 'neuron') return parameters.map((_, index) => [index]);
  const ends = parameters.flatMap(({ input }, index) => (input === undefined ? [index + 1] : []));
  return ends.map((end, neuron) => {
    const begin = ends[neuron - 1] ?? 0;
    return Array.from({ length: end - begin }, (_, place) => begin + place);
  });
}

/** Who holds each parameter, from who holds each share. */
export function spread(byShare: Holders, shares: Shares): Holders {
  return shares.flatMap((share, index) => share.map(() => byShare[index]!));
}

/** Who holds each share, from who holds each parameter. */
export function gathered(holders: Holders, shares: Shares): Holders {
  return shares.map(([first]) => holders[first!]!);
}
