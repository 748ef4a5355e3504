import { Arena, type ArenaMemory } from './arena.ts';
import type { Kernels } from './kernels.ts';
import * as activations from './plain/activations.ts';
import * as examples from './plain/examples.ts';
import * as images from './plain/images.ts';
import * as losses from './plain/losses.ts';
import * as matrix from './plain/matrix.ts';
import * as optimizers from './plain/optimizers.ts';
import * as recurrent from './plain/recurrent.ts';

function plainMemory(): ArenaMemory {
  let buffer = new ArrayBuffer(1 << 16);
  return {
    get buffer() {
      return buffer;
    },
    grow(bytes) {
      const larger = new ArrayBuffer(Math.max(bytes, 2 * buffer.byteLength));
      new Uint8Array(larger).set(new Uint8Array(buffer));
      buffer = larger;
    },
  };
}

/** Fixes the first argument, the arena that a kernel works on. */
function on<Rest extends unknown[], Result>(
  arena: Arena,
  kernel: (arena: Arena, ...rest: Rest) => Result,
): (...rest: Rest) => Result {
  return (...rest) => kernel(arena, ...rest);
}

/** The kernels as one reads them: TypeScript, number by number. They run everywhere. */
export function plainKernels(): Kernels {
  const arena = new Arena(plainMemory());
  return {
    kind: 'plain',
    arena,
    multiply: on(arena, matrix.multiply),
    sumRows: on(arena, matrix.sumRows),
    transpose: on(arena, matrix.transpose),
    copy: on(arena, images.copy),
    maxOfBlocks: on(arena, images.maxOfBlocks),
    maxOfBlocksBack: on(arena, images.maxOfBlocksBack),
    fillBlocks: on(arena, images.fillBlocks),
    sumBlocks: on(arena, images.sumBlocks),
    gather: on(arena, examples.gather),
    normalize: on(arena, matrix.normalize),
    sigmoid: on(arena, activations.sigmoid),
    sigmoidBack: on(arena, activations.sigmoidBack),
    tanh: on(arena, activations.tanh),
    tanhBack: on(arena, activations.tanhBack),
    relu: on(arena, activations.relu),
    reluBack: on(arena, activations.reluBack),
    leakyRelu: on(arena, activations.leakyRelu),
    leakyReluBack: on(arena, activations.leakyReluBack),
    softmax: on(arena, activations.softmax),
    lstm: on(arena, recurrent.lstm),
    lstmBack: on(arena, recurrent.lstmBack),
    gru: on(arena, recurrent.gru),
    gruBack: on(arena, recurrent.gruBack),
    add: on(arena, matrix.add),
    meanSquaredError: on(arena, losses.meanSquaredError),
    arctan: on(arena, losses.arctan),
    softmaxCrossEntropy: on(arena, losses.softmaxCrossEntropy),
    binaryCrossEntropy: on(arena, losses.binaryCrossEntropy),
    hinge: on(arena, losses.hinge),
    sgd: on(arena, optimizers.sgd),
    momentum: on(arena, optimizers.momentum),
    beginAdam: on(arena, optimizers.beginAdam),
    adam: on(arena, optimizers.adam),
    clip: on(arena, optimizers.clip),
    blend: on(arena, optimizers.blend),
    isSound: on(arena, optimizers.isSound),
  };
}
