import { firstLayer, placeOfJob } from '#shared/activities/neuron/by-hand/jobs.ts';
import type { Practice } from '#shared/activities/neuron/by-hand/practice.ts';
import type { Game } from '#shared/activities/neuron/by-hand/state.ts';
import { cubic } from '#client/components/diagram/synapses.ts';

/** On the board's lower part, 1200×400: two columns of neurons, the inputs left of them. */
export const CARD = { width: 440, height: 180, tops: [0, 210], lefts: [190, 760] } as const;
export const INPUT = { width: 90, height: 60 } as const;

export interface BoardCurve {
  /** By the neurons' index; an input is −1. */
  readonly from: number;
  readonly to: number;
  readonly path: string;
  readonly weight: number;
}

export function boardCurves({ network }: Practice): readonly BoardCurve[] {
  return [0, 1, 2, 3].flatMap((to) => {
    const { layer, neuron } = placeOfJob(to);
    return [0, 1].map((input): BoardCurve => {
      const start = CARD.tops[input]! + CARD.height / 2;
      const left = layer === 0 ? INPUT.width : CARD.lefts[0] + CARD.width;
      const end = CARD.tops[neuron]! + CARD.height / 2 + (input - 0.5) * 40;
      return {
        from: layer === 0 ? -1 : input,
        to,
        path: cubic(left, start, CARD.lefts[layer], end),
        weight: network.layers[layer]!.weight(neuron, input),
      };
    });
  });
}

/** Along which curves a neuron's result travels: forward out of the hidden layer, backward out of the output. */
export function isOnItsWay(game: Game, { from, to }: BoardCurve, neuron: number): boolean {
  if (placeOfJob(neuron).layer !== firstLayer(game)) return false;
  return game === 'beNeuron' ? from === neuron : to === neuron && from >= 0;
}
