/** The same kernels as in ../plain, four floats at a time. Both sets agree bit for bit. */
export { multiply } from './product';
export { add, normalize, sumRows, transpose } from './rows';
export {
  leakyRelu,
  leakyReluBack,
  relu,
  reluBack,
  sigmoid,
  sigmoidBack,
  softmax,
  tanh,
  tanhBack,
} from './activations';
export { gather } from './examples';
export { copy, fillBlocks, maxOfBlocks, maxOfBlocksBack, sumBlocks } from './images';
export { softmaxCrossEntropy } from './cross-entropy';
export { arctan, binaryCrossEntropy, hinge, meanSquaredError } from './losses';
export { adam, beginAdam, blend, clip, isSound, momentum, sgd } from './optimizers';
export { gru, gruBack, lstm, lstmBack } from './recurrent';
export { play } from './tape';
