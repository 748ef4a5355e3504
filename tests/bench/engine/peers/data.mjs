/** Examples to train on, drawn from a seed: what every peer gathers its batches from. */

/** mulberry32: T. Ettinger, public domain. → a function that draws from [0, 1) */
export function createRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `count` examples: inputs [count][inputs], labels [count], targets [count][targets] (one-hot, or ±1 for one target). */
export function createData({ inputs, targets, count }) {
  const random = createRandom(1);
  const labels = Array.from({ length: count }, () => Math.floor(random() * Math.max(2, targets)));
  return {
    inputs: labels.map(() => Float32Array.from({ length: inputs }, () => 2 * random() - 1)),
    labels,
    targets: labels.map((label) =>
      targets === 1
        ? Float32Array.of(2 * label - 1)
        : Float32Array.from({ length: targets }, (_, index) => (index === label ? 1 : 0)),
    ),
  };
}

/** Draws batches without replacement, shuffled anew in each epoch: → a function that returns the next batch's indices. */
export function createSampler(count, batchSize) {
  const random = createRandom(2);
  const order = Array.from({ length: count }, (_, index) => index);
  let at = count;
  return () => {
    if (at + batchSize > count) {
      for (let index = count - 1; index > 0; index--) {
        const other = Math.floor(random() * (index + 1));
        [order[index], order[other]] = [order[other], order[index]];
      }
      at = 0;
    }
    at += batchSize;
    return order.slice(at - batchSize, at);
  };
}

/** The rows `indices` of `rows`, one after another in one array. */
export function gather(rows, indices) {
  const width = rows[0].length;
  const gathered = new Float32Array(indices.length * width);
  indices.forEach((index, place) => gathered.set(rows[index], place * width));
  return gathered;
}
