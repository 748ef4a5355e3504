import type { Address } from '../kernels/arena.ts';
import { padded } from '../kernels/arena.ts';
import type { Comparison, Kernels } from '../kernels/kernels.ts';
import { type Product, productOf } from '../kernels/product.ts';

interface Sizes {
  readonly size: number;
  readonly classes: number;
}

/** The rows that a tree network computes in: a state and a δ for each node, both parts of each pair, and the roots. */
export class TreeMemory {
  /** Wᵀ or Vᵀ, whichever is needed. */
  readonly turned: Address;
  /** L of a forest's roots. */
  readonly loss: Address;
  rootStates = 0;
  rootLogits = 0;
  rootDeltas = 0;
  #rootTargets = 0;
  #rootWeights = 0;
  #states = 0;
  #deltas = 0;
  #parts = 0;
  #partsDelta = 0;
  #nodes = 0;
  #roots = 0;
  #runs: Address[] = [];
  readonly #kernels: Kernels;
  readonly #sizes: Sizes;

  constructor(kernels: Kernels, sizes: Sizes) {
    this.#kernels = kernels;
    this.#sizes = sizes;
    this.loss = kernels.arena.allocate(1);
    this.turned = kernels.arena.allocate(Math.max(sizes.size, sizes.classes) * this.partsStride);
  }

  /** Floats from one pair's parts [left; right] to the next. */
  get partsStride(): number {
    return padded(2 * this.#sizes.size);
  }

  state(node: number): Address {
    return this.#states + node * padded(this.#sizes.size);
  }

  delta(node: number): Address {
    return this.#deltas + node * padded(this.#sizes.size);
  }

  parts(pair: number): Address {
    return this.#parts + pair * this.partsStride;
  }

  /** Takes more memory where a forest is larger than any before. */
  reserve(leaves: number, pairs: number, roots: number): void {
    if (leaves + pairs <= this.#nodes && roots <= this.#roots) return;
    this.#release();
    this.#nodes = Math.max(leaves + pairs, 2 * this.#nodes);
    this.#roots = Math.max(roots, this.#roots);
    const [s, c] = [padded(this.#sizes.size), padded(this.#sizes.classes)];
    const allocate = (count: number): Address => {
      const run = this.#kernels.arena.allocate(count);
      this.#runs.push(run);
      return run;
    };
    this.#states = allocate(this.#nodes * s);
    this.#deltas = allocate(this.#nodes * s);
    this.#parts = allocate(this.#nodes * this.partsStride);
    this.#partsDelta = allocate(this.#nodes * this.partsStride);
    this.rootStates = allocate(this.#roots * s);
    this.rootLogits = allocate(this.#roots * c);
    this.rootDeltas = allocate(this.#roots * c);
    this.#rootTargets = allocate(this.#roots * c);
    this.#rootWeights = allocate(this.#roots);
  }

  joinParts(pair: number, left: number, right: number): void {
    const { size } = this.#sizes;
    this.#copy(this.state(left), this.parts(pair), size);
    this.#copy(this.state(right), this.parts(pair) + size, size);
  }

  /** Of ∂L/∂[left; right] each part gets its half. */
  handDown(pair: number, left: number, right: number): void {
    const { size } = this.#sizes;
    this.#addTo(this.delta(left), this.#partsDelta + pair * this.partsStride, size);
    this.#addTo(this.delta(right), this.#partsDelta + pair * this.partsStride + size, size);
  }

  gatherRoots(roots: readonly number[]): void {
    const s = padded(this.#sizes.size);
    roots.forEach((node, row) => this.#copy(this.state(node), this.rootStates + row * s, s));
  }

  /** The roots' place has become ∂L/∂s. */
  scatterRoots(roots: readonly number[]): void {
    const s = padded(this.#sizes.size);
    roots.forEach((node, row) => this.#addTo(this.delta(node), this.rootStates + row * s, s));
  }

  clearDeltas(nodes: number): void {
    this.#kernels.arena.floats.fill(0, this.#deltas, this.delta(nodes));
  }

  placeTargets(targets: ArrayLike<number>, rows: number): Comparison {
    const { floats } = this.#kernels.arena;
    const { classes } = this.#sizes;
    const stride = padded(classes);
    for (let index = 0; index < rows * classes; index++) {
      floats[this.#rootTargets + Math.floor(index / classes) * stride + (index % classes)] = targets[index];
    }
    floats.fill(1, this.#rootWeights, this.#rootWeights + rows);
    return {
      ...{ output: this.rootLogits, target: this.#rootTargets, weight: this.#rootWeights },
      ...{ gradient: this.rootDeltas, loss: this.loss, columns: classes, stride },
    };
  }

  /** ∂L/∂V = root statesᵀ·δ */
  classifyGradient(gradient: Address): Product {
    const { size, classes } = this.#sizes;
    return productOf({
      ...{ a: this.rootStates, aRow: 1, aTerm: padded(size), b: this.rootDeltas, bTerm: padded(classes) },
      ...{ c: gradient, cRow: padded(classes), columns: classes },
    });
  }

  /** ∂L/∂s of the roots = δ·Vᵀ, in the place of their states */
  rootsBack(): Product {
    const { size, classes } = this.#sizes;
    return productOf({
      ...{ a: this.rootDeltas, aRow: padded(classes), aTerm: 1, b: this.turned, bTerm: padded(size) },
      ...{ c: this.rootStates, cRow: padded(size), columns: size },
    });
  }

  /** ∂L/∂[left; right] = δ·Wᵀ */
  partsBack(node: number, pair: number): Product {
    const { size } = this.#sizes;
    return productOf({
      ...{ a: this.delta(node), aRow: padded(size), aTerm: 1, b: this.turned, bTerm: this.partsStride },
      ...{ c: this.#partsDelta + pair * this.partsStride, cRow: this.partsStride, columns: 2 * size },
    });
  }

  /** ∂L/∂W = partsᵀ·δ over all pairs */
  composeGradient(leaves: number, gradient: Address): Product {
    const { size } = this.#sizes;
    return productOf({
      ...{ a: this.#parts, aRow: 1, aTerm: this.partsStride, b: this.delta(leaves), bTerm: padded(size) },
      ...{ c: gradient, cRow: padded(size), columns: size },
    });
  }

  free(): void {
    this.#release();
    this.#kernels.arena.release(this.turned);
    this.#kernels.arena.release(this.loss);
  }

  #release(): void {
    for (const run of this.#runs) this.#kernels.arena.release(run);
    this.#runs = [];
  }

  #copy(from: Address, into: Address, count: number): void {
    this.#kernels.arena.floats.copyWithin(into, from, from + count);
  }

  #addTo(into: Address, from: Address, count: number): void {
    const { floats } = this.#kernels.arena;
    for (let i = 0; i < count; i++) floats[into + i] = Math.fround(floats[into + i] + floats[from + i]);
  }
}
