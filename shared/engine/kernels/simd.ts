import { type Address, Arena } from './arena.ts';
import type { Blocks, Comparison, Gathering, Kernels, Transfer } from './kernels.ts';
import type { Product } from './product.ts';
import { type Flatten, recorderFor } from './tape.ts';
import type { WasmMemory } from './web-assembly.ts';

/** A loss in WebAssembly takes a comparison apart, with the numbers of rows and of what the mean is over at the end. */
// prettier-ignore
type WasmLoss = (
  output: number, target: number, weight: number, gradient: number, loss: number,
  columns: number, stride: number, rows: number, count: number,
) => void;

// prettier-ignore
type WasmBlocks = (
  large: number, largeStride: number, largeLine: number, small: number, smallStride: number, smallLine: number,
  rows: number, lines: number, pixels: number, pixel: number, size: number, largeDelta: number, smallDelta: number,
) => void;

/** What assembly/index.ts exports: kernels with the same names, but only numbers as arguments. */
export interface SimdExports extends Omit<
  Kernels,
  | 'kind'
  | 'arena'
  | 'recorder'
  | 'multiply'
  | 'copy'
  | 'gather'
  | 'maxOfBlocks'
  | 'maxOfBlocksBack'
  | 'fillBlocks'
  | 'sumBlocks'
  | 'isSound'
  | 'meanSquaredError'
  | 'arctan'
  | 'softmaxCrossEntropy'
  | 'binaryCrossEntropy'
  | 'hinge'
> {
  readonly memory: WasmMemory;
  // prettier-ignore
  multiply(
    a: number, aLine: number, aRow: number, aGroup: number, aTerm: number,
    b: number, bGroup: number, bTerm: number, c: number, cLine: number, cRow: number,
    start: number, startLine: number, startRow: number,
    lines: number, rows: number, groups: number, terms: number, columns: number, isRectified: number,
  ): void;
  // prettier-ignore
  copy(
    from: number, fromStride: number, fromLine: number, fromPixel: number,
    into: number, intoStride: number, intoLine: number, intoPixel: number,
    rows: number, lines: number, pixels: number, floats: number,
  ): void;
  readonly maxOfBlocks: WasmBlocks;
  readonly maxOfBlocksBack: WasmBlocks;
  readonly fillBlocks: WasmBlocks;
  readonly sumBlocks: WasmBlocks;
  // prettier-ignore
  gather(
    inputs: number, inputStride: number, targets: number, targetStride: number, weights: number, steps: number,
    order: number, taken: number, input: number, target: number, weight: number, rows: number,
  ): void;
  isSound(x: number, count: number): number;
  play(from: Address, count: number, times: number): number;
  readonly meanSquaredError: WasmLoss;
  readonly arctan: WasmLoss;
  readonly softmaxCrossEntropy: WasmLoss;
  readonly binaryCrossEntropy: WasmLoss;
  readonly hinge: WasmLoss;
}

const PAGE_BYTES = 65_536;
const MOST_AHEAD_BYTES = 1 << 24;

function arenaIn(memory: WasmMemory): Arena {
  return new Arena({
    get buffer() {
      return memory.buffer;
    },
    grow(bytes) {
      const now = memory.buffer.byteLength;
      const wanted = Math.max(bytes, now + Math.min(now / 2, MOST_AHEAD_BYTES));
      memory.grow(Math.ceil((wanted - now) / PAGE_BYTES));
    },
  });
}

/** Takes the comparison's fields out for WebAssembly. */
function lossOf(loss: WasmLoss): (batch: Comparison, rows: number, count: number) => void {
  return (b, rows, count) =>
    loss(b.output, b.target, b.weight, b.gradient, b.loss, b.columns, b.stride, rows, count);
}

function blocksOf(
  kernel: WasmBlocks,
): (blocks: Blocks, rows: number, largeDelta?: Address, smallDelta?: Address) => void {
  return (b, rows, largeDelta = 0, smallDelta = 0) =>
    // prettier-ignore
    kernel(
      b.large, b.largeStride, b.largeLine, b.small, b.smallStride, b.smallLine,
      rows, b.lines, b.pixels, b.pixel, b.size, largeDelta, smallDelta,
    );
}

function flatComparison(b: Comparison, rows: number, count: number): number[] {
  return [b.output, b.target, b.weight, b.gradient, b.loss, b.columns, b.stride, rows, count];
}

/** For a tape, where it does not matter that an array is made. */
const flatten: Readonly<Record<string, Flatten>> = {
  // prettier-ignore
  multiply: (p: Product, rows: number, terms: number) => [
    p.a, p.aLine, p.aRow, p.aGroup, p.aTerm, p.b, p.bGroup, p.bTerm, p.c, p.cLine, p.cRow,
    p.start, p.startLine, p.startRow, p.lines, rows, p.groups, terms, p.columns, p.isRectified ? 1 : 0,
  ],
  // prettier-ignore
  copy: (t: Transfer, rows: number) => [
    t.from, t.fromStride, t.fromLine, t.fromPixel, t.into, t.intoStride, t.intoLine, t.intoPixel,
    rows, t.lines, t.pixels, t.floats,
  ],
  // prettier-ignore
  gather: (g: Gathering, rows: number) => [
    g.inputs, g.inputStride, g.targets, g.targetStride, g.weights, g.steps,
    g.order, g.taken, g.input, g.target, g.weight, rows,
  ],
  meanSquaredError: flatComparison,
  arctan: flatComparison,
  softmaxCrossEntropy: flatComparison,
  binaryCrossEntropy: flatComparison,
  hinge: flatComparison,
};

/** The kernels in WebAssembly, four floats at a time: assembly/ is their source. */
export function simdKernels(wasm: SimdExports): Kernels {
  const kernels: Kernels = {
    ...wasm,
    kind: 'simd',
    recorder: () => recorderFor(kernels, wasm.play, flatten),
    arena: arenaIn(wasm.memory),
    multiply(p, rows, terms) {
      // prettier-ignore
      wasm.multiply(
        p.a, p.aLine, p.aRow, p.aGroup, p.aTerm, p.b, p.bGroup, p.bTerm, p.c, p.cLine, p.cRow,
        p.start, p.startLine, p.startRow, p.lines, rows, p.groups, terms, p.columns, p.isRectified ? 1 : 0,
      );
    },
    copy(t, rows) {
      // prettier-ignore
      wasm.copy(
        t.from, t.fromStride, t.fromLine, t.fromPixel, t.into, t.intoStride, t.intoLine, t.intoPixel,
        rows, t.lines, t.pixels, t.floats,
      );
    },
    gather(g, rows) {
      // prettier-ignore
      wasm.gather(
        g.inputs, g.inputStride, g.targets, g.targetStride, g.weights, g.steps,
        g.order, g.taken, g.input, g.target, g.weight, rows,
      );
    },
    maxOfBlocks: blocksOf(wasm.maxOfBlocks),
    maxOfBlocksBack: blocksOf(wasm.maxOfBlocksBack),
    fillBlocks: blocksOf(wasm.fillBlocks),
    sumBlocks: blocksOf(wasm.sumBlocks),
    meanSquaredError: lossOf(wasm.meanSquaredError),
    arctan: lossOf(wasm.arctan),
    softmaxCrossEntropy: lossOf(wasm.softmaxCrossEntropy),
    binaryCrossEntropy: lossOf(wasm.binaryCrossEntropy),
    hinge: lossOf(wasm.hinge),
    isSound: (x, count) => wasm.isSound(x, count) === 1,
  };
  return kernels;
}
