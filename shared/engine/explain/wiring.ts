import type { PlannedLayer } from '../plan.ts';

/** One line between two neurons, by the numbers that lie in a layer's input and output, without padding. */
export interface Synapse {
  readonly input: number;
  readonly output: number;
  /** Where its weight lies in the run of parameters; without one, the number is handed on as it is. */
  readonly place?: number;
}

/** How a kind of layer joins its input to its output. */
export interface Wiring {
  /** All that reach an output, in the order of its sum. */
  into(layer: PlannedLayer, output: number): readonly Synapse[];
  /** All that an input leads to. */
  from(layer: PlannedLayer, input: number): readonly Synapse[];
}
