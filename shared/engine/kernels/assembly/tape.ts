import { leakyRelu, leakyReluBack, relu, reluBack, sigmoid, sigmoidBack, tanh, tanhBack } from './activations';
import { softmaxCrossEntropy } from './cross-entropy';
import { gather } from './examples';
import { copy } from './images';
import { arctan, binaryCrossEntropy, hinge, meanSquaredError } from './losses';
import { adam, beginAdam, clip, isSound, momentum, sgd } from './optimizers';
import { multiply } from './product';
import { normalize, sumRows, transpose } from './rows';

/** Every call takes this many bytes: its number in ../tape.ts, then up to 20 integers. */
const CALL_BYTES = 96;

// @ts-ignore: decorator
@inline
function n(call: usize, index: i32): i32 {
  return load<i32>(call + 4 + (index << 2));
}

/** Does the calls that lie from here on, all of them, that many times; returns how often, until a number was not sound. */
// prettier-ignore
export function play(from: i32, count: i32, times: i32): i32 {
  const first = <usize>from << 2;
  const end = first + count * CALL_BYTES;
  for (let time = 0; time < times; time++) {
    for (let at = first; at < end; at += CALL_BYTES) {
      if (!call(at)) return time;
    }
  }
  return times;
}

/** Whether it may go on. */
// prettier-ignore
// @ts-ignore: decorator
@inline
function call(at: usize): bool {
  switch (load<i32>(at)) {
    case 0:
      multiply(
        n(at, 0), n(at, 1), n(at, 2), n(at, 3), n(at, 4), n(at, 5), n(at, 6), n(at, 7), n(at, 8), n(at, 9),
        n(at, 10), n(at, 11), n(at, 12), n(at, 13), n(at, 14), n(at, 15), n(at, 16), n(at, 17), n(at, 18), n(at, 19),
      );
      break;
    case 1: sumRows(n(at, 0), n(at, 1), n(at, 2), n(at, 3), n(at, 4)); break;
    case 2: transpose(n(at, 0), n(at, 1), n(at, 2), n(at, 3), n(at, 4), n(at, 5)); break;
    case 3:
      copy(
        n(at, 0), n(at, 1), n(at, 2), n(at, 3), n(at, 4), n(at, 5),
        n(at, 6), n(at, 7), n(at, 8), n(at, 9), n(at, 10), n(at, 11),
      );
      break;
    case 4: sigmoid(n(at, 0), n(at, 1)); break;
    case 5: sigmoidBack(n(at, 0), n(at, 1), n(at, 2)); break;
    case 6: tanh(n(at, 0), n(at, 1)); break;
    case 7: tanhBack(n(at, 0), n(at, 1), n(at, 2)); break;
    case 8: relu(n(at, 0), n(at, 1)); break;
    case 9: reluBack(n(at, 0), n(at, 1), n(at, 2)); break;
    case 10: leakyRelu(n(at, 0), n(at, 1)); break;
    case 11: leakyReluBack(n(at, 0), n(at, 1), n(at, 2)); break;
    case 12: normalize(n(at, 0), n(at, 1), n(at, 2), n(at, 3), n(at, 4)); break;
    case 13:
      gather(
        n(at, 0), n(at, 1), n(at, 2), n(at, 3), n(at, 4), n(at, 5),
        n(at, 6), n(at, 7), n(at, 8), n(at, 9), n(at, 10), n(at, 11),
      );
      break;
    case 14:
      meanSquaredError(n(at, 0), n(at, 1), n(at, 2), n(at, 3), n(at, 4), n(at, 5), n(at, 6), n(at, 7), n(at, 8));
      break;
    case 15:
      arctan(n(at, 0), n(at, 1), n(at, 2), n(at, 3), n(at, 4), n(at, 5), n(at, 6), n(at, 7), n(at, 8));
      break;
    case 16:
      softmaxCrossEntropy(n(at, 0), n(at, 1), n(at, 2), n(at, 3), n(at, 4), n(at, 5), n(at, 6), n(at, 7), n(at, 8));
      break;
    case 17:
      binaryCrossEntropy(n(at, 0), n(at, 1), n(at, 2), n(at, 3), n(at, 4), n(at, 5), n(at, 6), n(at, 7), n(at, 8));
      break;
    case 18:
      hinge(n(at, 0), n(at, 1), n(at, 2), n(at, 3), n(at, 4), n(at, 5), n(at, 6), n(at, 7), n(at, 8));
      break;
    case 19: sgd(n(at, 0), n(at, 1), n(at, 2), n(at, 3), n(at, 4)); break;
    case 20: momentum(n(at, 0), n(at, 1), n(at, 2), n(at, 3), n(at, 4), n(at, 5)); break;
    case 21: beginAdam(n(at, 0)); break;
    case 22: adam(n(at, 0), n(at, 1), n(at, 2), n(at, 3), n(at, 4), n(at, 5), n(at, 6)); break;
    case 23: clip(n(at, 0), n(at, 1), n(at, 2)); break;
    case 24: return isSound(n(at, 0), n(at, 1));
  }
  return true;
}
