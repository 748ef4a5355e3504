import type { KernelKind } from '#shared/engine/index.ts';
import { expectedHashes } from './expected-hashes.ts';
import { weightsHashes } from './weights-hashes.ts';

/**
 * For machines that the tests do not run on: says what the weights of W1 to W6 are after 200 iterations, and ends with
 * 1 when any is another than written down. `--plain`: with the plain kernels, which takes minutes.
 */
const kind: KernelKind = process.argv.includes('--plain') ? 'plain' : 'simd';
const found = Object.entries(weightsHashes(kind));
const others = found.filter(([work, hash]) => hash !== expectedHashes[work]);
const say = (line: string) => void process.stdout.write(`${line}\n`);
for (const [work, hash] of others) say(`${work}: ${hash} instead of ${expectedHashes[work]}`);
const verdict = others.length === 0 ? 'the same weights as everywhere' : 'other weights';
say(`Node ${process.version}, ${kind} kernels, ${found.length} works: ${verdict}`);
process.exitCode = others.length === 0 ? 0 : 1;
