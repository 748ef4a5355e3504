import { axesOf } from '#shared/activities/plane/axes.ts';
import type { Formed } from '#shared/activities/plane/network-spec.ts';
import type { Network } from '#shared/engine/index.ts';
import type { Scene } from './messages.ts';

/** The network as it is now, for a worker: its weights are copied. `side`: of the output's grid. */
export function sceneOf(network: Network, { set, settings }: Formed, side: number): Scene {
  return {
    spec: network.spec,
    weights: network.parameters.slice(),
    axes: axesOf(set),
    form: { set, settings },
    side,
  };
}
