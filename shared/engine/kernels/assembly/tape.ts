import { leakyRelu, leakyReluBack, relu, reluBack, sigmoid, sigmoidBack, tanh, tanhBack } from './activations';
import { copy } from './images';
import { multiply, sumRows, transpose } from './matrix';

/** Every call takes this many bytes: its number in ../tape.ts, then up to 19 integers. */
const CALL_BYTES = 80;

// @ts-ignore: decorator
@inline
function n(call: usize, index: i32): i32 {
  return load<i32>(call + 4 + (index << 2));
}

/** Does the calls that lie from here to there, one after another. */
// prettier-ignore
export function play(from: i32, count: i32): void {
  let at = <usize>from << 2;
  const end = at + count * CALL_BYTES;
  for (; at < end; at += CALL_BYTES) {
    switch (load<i32>(at)) {
      case 0:
        multiply(
          n(at, 0), n(at, 1), n(at, 2), n(at, 3), n(at, 4), n(at, 5), n(at, 6), n(at, 7), n(at, 8), n(at, 9),
          n(at, 10), n(at, 11), n(at, 12), n(at, 13), n(at, 14), n(at, 15), n(at, 16), n(at, 17), n(at, 18),
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
    }
  }
}
