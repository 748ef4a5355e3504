import type { Axes } from '#shared/activities/plane/axes.ts';
import { type Belief, gridField, type Network } from '#shared/engine/index.ts';
import type { Fields } from '#client/components/surface/paint-field.ts';
import { PlaneSampler } from '../plane/plane-fields.ts';

/** Points of its grid along each edge. */
const SIDE = 61;
const AXES: Axes = {
  task: 'classification',
  x: { name: 'x', min: -1, max: 1 },
  y: { name: 'y', min: -1, max: 1 },
};

/** How real a discriminator takes every place of the plane for, asked once: to be painted, and to be climbed. */
export class BeliefGround {
  readonly #sampler = new PlaneSampler(SIDE, AXES);

  /** Into buffers of its own, again and again. */
  of(discriminator: Network): Fields {
    return this.#sampler.sample(discriminator, { withNeurons: false }).output;
  }
}

/** A ground as a hill to climb, from 0 to 1. */
export function hillOfGround({ side, values }: Fields): Belief {
  const hill = gridField(values[0]!, side);
  // A ground's outermost points lie on the plane's edges, a grid field's half a cell inside.
  const inset = (side - 1) / side;
  return (example, slope) => {
    const level = hill(
      Float32Array.from(example, (coordinate) => coordinate * inset),
      slope,
    );
    for (let axis = 0; axis < slope.length; axis++) slope[axis]! *= inset / 2;
    return (1 + level) / 2;
  };
}
