import type { Network } from '#shared/engine/index.ts';
import type { BatchPulls, SynapseFacts } from '#client/components/explain/synapse-view.ts';
import { batchPulls, weightAt, type BatchOf, type SynapseAt } from './batch-pulls.ts';

/** Plain SGD's step may differ by this much from the pulls' sum, by rounding; by more if an example has moved since. */
const TOLERANCE = 1e-3;

/** `past` is the network with its weights from before the iteration. */
export function synapseFacts(
  network: Network,
  past: Network | undefined,
  at: SynapseAt,
  of: BatchOf,
): SynapseFacts {
  const weight = weightAt(network, at);
  const step = past && stepOf(past, weight, at, of);
  return step ?? { kind: 'now', weight, batch: batchPulls(network, at, of) };
}

function stepOf(past: Network, weight: number, at: SynapseAt, of: BatchOf): SynapseFacts | undefined {
  const before = weightAt(past, at);
  const batch = batchPulls(past, at, of);
  const step = weight - before;
  const isSum = of.settings.optimizer === 'sgd' && batch.missing === 'none';
  if (isSum && !isNear(step, batch, weight)) return undefined;
  return { kind: 'step', before, weight, step, batch };
}

/** A weight holds 24 bits: a step cannot be read off it more exactly. */
function isNear(step: number, { sum, decay, pulls }: BatchPulls, weight: number): boolean {
  const size = pulls.reduce((total, { value }) => total + Math.abs(value), 0);
  return Math.abs(step - sum - decay) <= TOLERANCE * size + 2 ** -22 * Math.abs(weight) + Number.EPSILON;
}
