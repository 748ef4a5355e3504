import { compile, createTrainer, loadKernelsNow } from '#shared/engine/index.ts';
import { simdBinary } from '#shared/engine/kernels/simd-binary.ts';
import { gzipSync } from 'node:zlib';
import { median } from './rounds.ts';
import { drawings, examples } from './works.ts';

/** What the engine takes besides time: one line a figure, each with its target. */
export function footprint(): string {
  const binary = Buffer.from(simdBinary, 'base64');
  const { bytes, milliseconds } = trainDrawings();
  return [
    `WebAssembly      ${kilo(binary.length)} kB (at most 100), ${kilo(gzipSync(binary).length)} kB gzipped (at most 30)`,
    `CNN, batch 32    ${(bytes / 1e6).toFixed(2)} MB of memory (at most 8)`,
    `compile a spec   ${milliseconds.toFixed(2)} ms (at most 5)`,
  ].join('\n');
}

/** The memory of a draw-sized network in training, and the median time that its spec takes to compile. */
function trainDrawings(): { bytes: number; milliseconds: number } {
  const times = Array.from({ length: 21 }, () => {
    const kernels = loadKernelsNow();
    const start = performance.now();
    compile(drawings, { kernels, rows: 1 });
    return performance.now() - start;
  });
  const kernels = loadKernelsNow();
  const network = compile(drawings, { kernels, rows: 1 });
  const data = examples(network.inputs, network.outputs, 64);
  const trainer = createTrainer({ network, data, batchSize: 32, seed: 1 });
  trainer.iterate();
  return { bytes: kernels.arena.floats.byteLength, milliseconds: median(times) };
}

function kilo(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
