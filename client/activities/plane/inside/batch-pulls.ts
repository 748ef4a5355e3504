import { explain, type Network } from '#shared/engine/index.ts';
import { asTrained, type Formed } from '#shared/activities/plane/network-spec.ts';
import type { PlaneExamples } from '#shared/activities/plane/state.ts';
import { LIMITS } from '#shared/protocol/limits.ts';
import type { ExampleId, SeatId } from '#shared/protocol/session-view.ts';
import type { BatchPulls, Pull } from '#client/components/explain/synapse-view.ts';

/** Where a synapse ends and begins; the bias is the input after the last. */
export interface SynapseAt {
  readonly layer: number;
  readonly neuron: number;
  readonly input: number;
}

export interface BatchOf extends Formed {
  readonly examples: PlaneExamples;
  readonly batch: readonly ExampleId[];
  readonly seat?: SeatId | undefined;
}

/** The pull of each example of a batch on one synapse: −η·δ·x ÷ batch, by the engine's own passes. */
export function batchPulls(network: Network, at: SynapseAt, of: BatchOf): BatchPulls {
  const known = of.batch.filter((id) => of.examples[id] !== undefined);
  const pulls = known.map((id) => pullOf(network, at, of, id)).sort((a, b) => b.value - a.value);
  const sum = pulls.reduce((total, { value }) => total + value, 0);
  return {
    pulls,
    sum,
    decay: decayOf(network, at, of),
    gradient: -sum / of.settings.learningRate,
    missing: missingIn(of, known.length),
  };
}

function pullOf(
  network: Network,
  at: SynapseAt,
  { examples, batch, settings, set, seat }: BatchOf,
  id: ExampleId,
): Pull {
  const { label, seat: author } = examples[id]!;
  const { pulls, biasPull } = explain(network, {
    ...asTrained(examples[id]!, { settings, set }),
    layer: at.layer,
    neuron: at.neuron,
    batchSize: batch.length,
    learningRate: settings.learningRate,
  });
  const value = pulls[at.input] ?? biasPull;
  return { id, label, isMine: seat !== undefined && author === seat, value };
}

/** In what the engine makes of it: weights decay, biases do not. */
function decayOf(network: Network, at: SynapseAt, { settings }: BatchOf): number {
  const isBias = at.input === network.layers[at.layer]!.inputs;
  return isBias || settings.l2 === 0 ? 0 : -settings.learningRate * settings.l2 * weightAt(network, at);
}

function missingIn({ batch, settings }: BatchOf, known: number): BatchPulls['missing'] {
  if (batch.length >= LIMITS.maxBatchIds && settings.batchSize > LIMITS.maxBatchIds) return 'large';
  return known < batch.length ? 'removed' : 'none';
}

export function weightAt(network: Network, { layer, neuron, input }: SynapseAt): number {
  const view = network.layers[layer]!;
  return input < view.inputs ? view.weight(neuron, input) : view.biasOf(neuron);
}
