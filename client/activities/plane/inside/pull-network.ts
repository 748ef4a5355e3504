import { l2PullsOf, type Network, pullsOf } from '#shared/engine/index.ts';
import { asTrained } from '#shared/activities/plane/network-spec.ts';
import type { PlaneExample } from '#shared/activities/plane/state.ts';
import { PastNetwork } from './past-network.ts';
import { weightAt, type BatchOf, type SynapseAt } from './batch-pulls.ts';

/** A network of pulls instead of weights: what each synapse is asked for, −η·δ·x ÷ batch. */
export interface Pulls {
  /** Read like the network's own weights. */
  readonly network: Network;
  readonly strongest: SynapseAt & { readonly value: number };
}

/** Pulls as networks, so that the diagram that draws weights draws them too. */
export class PullNetwork {
  readonly #past = new PastNetwork();

  /** Of one example, as if it were in the batch. */
  ofExample(
    network: Network,
    example: Pick<PlaneExample, 'x' | 'y' | 'label'>,
    of: BatchOf,
  ): Pulls | undefined {
    return this.#pulls(network, pullsFor(network, example, of));
  }

  /** Of the whole batch, added up, L2's included: plain SGD's Δw. */
  ofBatch(network: Network, of: BatchOf): Pulls | undefined {
    const sum = l2PullsOf(network, of.settings.learningRate);
    for (const id of of.batch) {
      const example = of.examples[id];
      if (!example) continue;
      const pulls = pullsFor(network, example, of);
      for (let at = 0; at < sum.length; at++) sum[at]! += pulls[at]!;
    }
    return this.#pulls(network, sum);
  }

  free(): void {
    this.#past.free();
  }

  #pulls(network: Network, pulls: Float32Array): Pulls | undefined {
    const shown = this.#past.at(network, pulls);
    return shown && { network: shown, strongest: strongestIn(shown) };
  }
}

function pullsFor(
  network: Network,
  example: Pick<PlaneExample, 'x' | 'y' | 'label'>,
  { settings, set, batch }: BatchOf,
): Float32Array {
  return pullsOf(network, {
    ...asTrained(example, { settings, set }),
    batchSize: Math.max(1, batch.length),
    learningRate: settings.learningRate,
  });
}

/** The synapse, or bias, that is pulled at hardest. */
function strongestIn(network: Network): Pulls['strongest'] {
  let strongest = { layer: 0, neuron: 0, input: 0, value: 0 };
  for (const [layer, { inputs, outputs }] of network.layers.entries())
    for (let neuron = 0; neuron < outputs; neuron++)
      for (let input = 0; input <= inputs; input++) {
        const value = weightAt(network, { layer, neuron, input });
        if (Math.abs(value) > Math.abs(strongest.value)) strongest = { layer, neuron, input, value };
      }
  return strongest;
}

/** The diagram draws weights up to 4: the strongest pull is drawn as 3, the others in proportion. */
export function pullScale({ strongest }: Pulls): number {
  return strongest.value === 0 ? 0 : 3 / Math.abs(strongest.value);
}
