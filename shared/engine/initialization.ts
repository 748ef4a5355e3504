import { Random } from './math/random.ts';
import type { ParameterBlock, Plan } from './plan.ts';

/**
 * Random first weights, uniform in [−r, r]; biases are 0.
 *
 *     Glorot  r = √(6/(inputs + outputs))   linear, sigmoid, tanh: Glorot & Bengio 2010, (16)
 *     He      r = √(6/inputs)               relu, leakyRelu: He et al. 2015, (10); they lose half of the signal
 *
 * Each layer has a stream of its own, so that a layer added at the end leaves the others as they were.
 */
export function initialize(plan: Plan, parameters: Float32Array): void {
  parameters.fill(0);
  if (plan.spec.initialization === 'zero') return;
  plan.layers.forEach((layer, index) => {
    const random = new Random(plan.spec.seed, index);
    for (const block of layer.parameters) {
      if (block.role === 'weights') fillUniform(parameters, block, radius(block), random);
    }
  });
}

function radius({ spread, fanIn, fanOut }: ParameterBlock): number {
  return Math.sqrt(6 / (spread === 'he' ? fanIn : fanIn + fanOut));
}

function fillUniform(
  parameters: Float32Array,
  { offset, rows, gates, columns, stride }: ParameterBlock,
  limit: number,
  random: Random,
): void {
  const width = stride / gates;
  for (let run = 0; run < rows * gates; run++) {
    for (let column = 0; column < columns; column++) {
      parameters[offset + run * width + column] = (2 * random.uniform() - 1) * limit;
    }
  }
}
