import type { Network } from '../network.ts';
import { ExamplePass } from './example-pass.ts';
import type { ExampleOptions } from './explanation.ts';

/**
 * What one example asks of every parameter: −η·∂ℓ/∂w/batch, in the places of `network.parameters`; of a shared weight
 * the sum over all places that share it. The pulls of a batch's examples, and the one of L2, sum to plain SGD's Δw.
 */
export function pullsOf(network: Network, options: ExampleOptions): Float32Array {
  const { batchSize, learningRate = network.spec.optimizer.learningRate } = options;
  const pass = new ExamplePass(network, options);
  try {
    return pass.gradients.map((gradient) => (-learningRate * gradient) / batchSize);
  } finally {
    pass.free();
  }
}

/** What L2 asks of every weight in an iteration, whatever the batch: −η·λ·w; nothing of a bias. */
export function l2PullsOf(
  network: Network,
  learningRate = network.spec.optimizer.learningRate,
): Float32Array {
  const { spec, plan, parameters } = network;
  const pulls = new Float32Array(plan.parameterLength);
  const decay = -learningRate * (spec.optimizer.l2 ?? 0);
  for (const { role, offset, rows, stride } of plan.layers.flatMap((layer) => layer.parameters)) {
    if (role !== 'weights') continue;
    for (let at = offset; at < offset + rows * stride; at++) pulls[at] = decay * parameters[at];
  }
  return pulls;
}
