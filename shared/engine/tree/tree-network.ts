import { checkNumbers } from '../check-numbers.ts';
import { checkOptimizer } from '../check-spec.ts';
import { EngineError } from '../engine-error.ts';
import { wholeNumber } from '../expectations.ts';
import type { Address } from '../kernels/arena.ts';
import { padded } from '../kernels/arena.ts';
import { type Kernels, SETTINGS_LENGTH } from '../kernels/kernels.ts';
import { type Product, productOf } from '../kernels/product.ts';
import { Random } from '../math/random.ts';
import { momentsOf, optimizerStep, writePowers, writeSettings } from '../optimizers.ts';
import type { OptimizerSpec } from '../spec.ts';
import { type Forest, forestOf, type Tree } from './tree.ts';
import { TreeMemory } from './tree-memory.ts';
import {
  initializeParameters,
  parameterRuns,
  placeParameters,
  type TreeParameters,
  type TreeSize,
} from './tree-parameters.ts';

export interface TreeNetworkOptions extends TreeSize {
  readonly kernels: Kernels;
  readonly optimizer: OptimizerSpec;
  readonly seed: number;
}

/**
 * A recursive network: one composition, shared by all pairs of all trees. Socher et al. 2011.
 *
 *     word    s = its row of the embedding
 *     pair    s = tanh([left; right]·W + b)
 *     tree    logits = s·V + c, softmax cross-entropy
 *
 * and backward through the same tree, from the root to the words.
 */
export class TreeNetwork {
  readonly words: number;
  readonly size: number;
  readonly classes: number;
  readonly places: TreeParameters;
  readonly #kernels: Kernels;
  readonly #runs: Address[] = [];
  readonly #parameters: Address;
  readonly #gradients: Address;
  readonly #update: (kernels: Kernels) => void;
  readonly #memory: TreeMemory;

  constructor({ kernels, words, size, classes, optimizer, seed }: TreeNetworkOptions) {
    wholeNumber('words', words, 1, 65_536);
    wholeNumber('size', size, 1, 1024);
    wholeNumber('classes', classes, 1, 1024);
    checkOptimizer(optimizer);
    this.words = words;
    this.size = size;
    this.classes = classes;
    this.#kernels = kernels;
    this.places = placeParameters({ words, size, classes });
    const { length } = this.places;
    this.#parameters = this.#allocate(length);
    this.#gradients = this.#allocate(length);
    const moments = Array.from({ length: momentsOf[optimizer.kind] }, () => this.#allocate(length));
    const runs = parameterRuns(this.places).map(({ from, count, decays }) => ({
      ...{ weights: this.#parameters + from, gradients: this.#gradients + from, count, decays },
      moments: moments.map((moment) => moment + from),
    }));
    const settings = this.#allocate(SETTINGS_LENGTH);
    writeSettings(kernels.arena.floats, settings, optimizer);
    writePowers(kernels.arena.floats, settings, { beta1: 1, beta2: 1 });
    this.#update = optimizerStep(optimizer.kind, runs, settings);
    this.#memory = new TreeMemory(kernels, { size, classes });
    initializeParameters(this.parameters, { words, size, classes }, this.places, new Random(seed));
  }

  /** All parameters, rows padded to four: see places. A view. */
  get parameters(): Float32Array {
    return this.#view(this.#parameters);
  }

  /** Of the latest learn(), in the same places. */
  get gradients(): Float32Array {
    return this.#view(this.#gradients);
  }

  /** trees → logits [trees, classes] */
  answer(trees: readonly Tree[]): Float32Array {
    this.#forward(forestOf(trees, this.words));
    const { rootLogits } = this.#memory;
    return this.#tight(rootLogits, trees.length);
  }

  /** One optimizer step on a batch; targets [trees, classes]. Returns the mean loss before it. */
  learn(trees: readonly Tree[], targets: ArrayLike<number>): number {
    if (trees.length === 0) throw new EngineError('no-examples', 'There is no tree to train on.');
    checkNumbers('targets', targets, trees.length * this.classes);
    const forest = forestOf(trees, this.words);
    this.#forward(forest);
    const loss = this.#compare(forest, targets);
    this.#backward(forest);
    this.#update(this.#kernels);
    return loss;
  }

  free(): void {
    this.#memory.free();
    for (const run of this.#runs.splice(0)) this.#kernels.arena.release(run);
  }

  #forward({ words, pairs, levels, roots }: Forest): void {
    const memory = this.#memory;
    memory.reserve(words.length, pairs.length, roots.length);
    const { floats } = this.#kernels.arena;
    const s = padded(this.size);
    words.forEach((word, leaf) => {
      const row = this.#parameters + this.places.embedding + word * s;
      floats.copyWithin(memory.state(leaf), row, row + s);
    });
    let first = 0;
    for (const count of levels) {
      for (let pair = first; pair < first + count; pair++) {
        memory.joinParts(pair, pairs[pair].left, pairs[pair].right);
      }
      this.#kernels.multiply(this.#composeProduct(words.length, first), count, 2 * this.size); // z
      this.#kernels.tanh(memory.state(words.length + first), count * s);
      first += count;
    }
    memory.gatherRoots(roots);
    this.#kernels.multiply(this.#classifyProduct(), roots.length, this.size); // logits
  }

  #compare({ roots }: Forest, targets: ArrayLike<number>): number {
    const comparison = this.#memory.placeTargets(targets, roots.length);
    this.#kernels.softmaxCrossEntropy(comparison, roots.length, roots.length);
    return this.#kernels.arena.floats[comparison.loss];
  }

  #backward({ words, pairs, levels, roots }: Forest): void {
    const memory = this.#memory;
    const kernels = this.#kernels;
    const { size, classes, places } = this;
    const [s, c] = [padded(size), padded(classes)];
    const gradient = (offset: number): Address => this.#gradients + offset;
    kernels.arena.floats.fill(0, this.#gradients, this.#gradients + places.length);
    memory.clearDeltas(words.length + pairs.length);

    kernels.multiply(memory.classifyGradient(gradient(places.classify)), size, roots.length); // ∂L/∂V
    kernels.sumRows(memory.rootDeltas, gradient(places.classifyBias), roots.length, classes, c); // ∂L/∂c
    kernels.transpose(this.#parameters + places.classify, c, memory.turned, s, size, classes);
    kernels.multiply(memory.rootsBack(), roots.length, classes); // ∂L/∂s of the roots
    memory.scatterRoots(roots);

    kernels.transpose(this.#parameters + places.compose, s, memory.turned, padded(2 * size), 2 * size, size);
    let end = pairs.length;
    for (let level = levels.length - 1; level >= 0; level--) {
      const first = end - levels[level];
      const node = words.length + first;
      kernels.tanhBack(memory.state(node), memory.delta(node), levels[level] * s); // δ
      kernels.multiply(memory.partsBack(node, first), levels[level], size); // ∂L/∂[left; right]
      for (let pair = end - 1; pair >= first; pair--)
        memory.handDown(pair, pairs[pair].left, pairs[pair].right);
      end = first;
    }
    kernels.multiply(memory.composeGradient(words.length, gradient(places.compose)), 2 * size, pairs.length); // ∂L/∂W
    kernels.sumRows(memory.delta(words.length), gradient(places.composeBias), pairs.length, size, s); // ∂L/∂b
    words.forEach((word, leaf) =>
      kernels.add(memory.delta(leaf), s, gradient(places.embedding + word * s), s, 1, s),
    );
  }

  #composeProduct(leaves: number, first: number): Product {
    const memory = this.#memory;
    const { places, size } = this;
    return productOf({
      ...{ a: memory.parts(first), aRow: memory.partsStride, aTerm: 1 },
      ...{ b: this.#parameters + places.compose, bTerm: padded(size), columns: size },
      ...{
        c: memory.state(leaves + first),
        cRow: padded(size),
        start: this.#parameters + places.composeBias,
      },
    });
  }

  #classifyProduct(): Product {
    const { places, size, classes } = this;
    return productOf({
      ...{ a: this.#memory.rootStates, aRow: padded(size), aTerm: 1 },
      ...{ b: this.#parameters + places.classify, bTerm: padded(classes), columns: classes },
      ...{ c: this.#memory.rootLogits, cRow: padded(classes), start: this.#parameters + places.classifyBias },
    });
  }

  #tight(from: Address, rows: number): Float32Array {
    const { classes } = this;
    return Float32Array.from({ length: rows * classes }, (_, index) => {
      const row = Math.floor(index / classes);
      return this.#kernels.arena.floats[from + row * padded(classes) + (index % classes)];
    });
  }

  #view(start: Address): Float32Array {
    return this.#kernels.arena.floats.subarray(start, start + this.places.length);
  }

  #allocate(count: number): Address {
    const run = this.#kernels.arena.allocate(count);
    this.#runs.push(run);
    return run;
  }
}
