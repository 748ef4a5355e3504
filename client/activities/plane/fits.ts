import type { Network } from '#shared/engine/index.ts';
import { layerSizes, type Formed } from '#shared/activities/plane/network-spec.ts';

/** Whether `network` is the one that the settings ask for: after a change of set or layers the old one is shown a moment longer. */
export function fits(network: Network, form: Formed): boolean {
  const sizes = [network.inputs, ...network.layers.map(({ outputs }) => outputs)];
  const asked = layerSizes(form);
  return sizes.length === asked.length && sizes.every((size, index) => size === asked[index]);
}
