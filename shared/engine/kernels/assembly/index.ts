/** The same kernels as in ../plain, four floats at a time. Both sets agree bit for bit. */
export { add, multiply, normalize, sumRows, transpose } from './matrix';
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
export { copy, fillBlocks, maxOfBlocks, maxOfBlocksBack, sumBlocks } from './images';
export { arctan, binaryCrossEntropy, hinge, meanSquaredError, softmaxCrossEntropy } from './losses';
export { adam, blend, isSound, momentum, scale, sgd, sumOfSquares } from './optimizers';
export { gru, gruBack, lstm, lstmBack } from './recurrent';
export { play } from './tape';
