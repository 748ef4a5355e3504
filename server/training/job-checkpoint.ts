import {
  compile,
  createTrainer,
  type DataSet,
  type Kernels,
  type NetworkSpec,
} from '#shared/engine/index.ts';
import type { CurvePoint } from '#shared/protocol/session-view.ts';
import type { Drive } from './drive.ts';
import { Examples } from './examples.ts';
import { type BuiltNetwork, Job, type LatestBatch } from './job.ts';
import { joinSections, splitSections } from './sections.ts';
import type { TrainingInstruction } from './training.ts';

/** What goes before the bytes: everything of a job that is few numbers. */
interface Head {
  readonly drive: Drive;
  readonly curve: readonly CurvePoint[];
  readonly latest?: LatestBatch;
  readonly network?: { readonly run: number; readonly spec: NetworkSpec; readonly batchSize: number };
}

/** All it takes to go on bit for bit: spec, data, what the trainer remembers, and the curve so far. */
export function saveJob(job: Job, curve: readonly CurvePoint[]): Uint8Array {
  const { built, drive, latestBatch: latest } = job;
  const head: Head = { drive, curve, ...(latest && { latest }), ...(built && { network: describe(built) }) };
  const { examples, trainer } = built ?? {};
  return joinSections(
    head,
    examples && trainer ? [packData(examples.training), packData(examples.test), trainer.save()] : [],
  );
}

/** An iteration that was begun phase by phase. */
export interface BegunIteration {
  /** The checkpoint before its first phase. */
  readonly before: Uint8Array;
  /** Examples that came and went since then. */
  readonly since: TrainingInstruction[];
}

/** In the middle of an iteration no weight has moved yet: a restored job stands before it, with the same examples. */
export function saveMidway({ before, since }: BegunIteration): Uint8Array {
  return joinSections({ since }, [before]);
}

function restoreMidway(before: Uint8Array, since: readonly TrainingInstruction[], kernels: Kernels) {
  const restored = restoreJob(before, kernels);
  for (const instruction of [...since, { type: 'pause' } as const]) restored.job.carryOut(instruction);
  return restored;
}

/** Throws when the bytes are no checkpoint, or one of another version. */
export function restoreJob(bytes: Uint8Array, kernels: Kernels): { job: Job; curve: readonly CurvePoint[] } {
  const { head, sections } = splitSections(bytes);
  if (isMidway(head)) return restoreMidway(sections[0]!, head.since, kernels);
  const { network, drive, curve, latest } = head as Head;
  if (!network) return { job: new Job(kernels), curve };
  return { job: Job.resume(kernels, rebuild(network, sections, kernels), drive, latest), curve };
}

function isMidway(head: unknown): head is Pick<BegunIteration, 'since'> {
  return typeof head === 'object' && head !== null && 'since' in head;
}

function describe({ run, network, trainer }: BuiltNetwork): NonNullable<Head['network']> {
  return { run, spec: network.spec, batchSize: trainer.batchSize };
}

function rebuild(
  { run, spec, batchSize }: NonNullable<Head['network']>,
  [training, test, progress]: readonly Uint8Array[],
  kernels: Kernels,
): BuiltNetwork {
  const network = compile(spec, { kernels, rows: 1 });
  const examples = new Examples(network);
  unpackData(training!, examples.training);
  unpackData(test!, examples.test);
  const trainer = createTrainer({ network, data: examples.training, batchSize, seed: spec.seed });
  trainer.restore(progress!);
  return { run, network, examples, trainer };
}

/** One row of numbers per example: id, input, target. Float64 holds an id and a float32 exactly. */
function packData(data: DataSet): Uint8Array {
  const rows = data.ids().flatMap((id) => [id, ...data.inputOf(id), ...data.targetOf(id)]);
  return new Uint8Array(Float64Array.from(rows).buffer);
}

function unpackData(bytes: Uint8Array, data: DataSet): void {
  const numbers = new Float64Array(bytes.slice().buffer);
  const width = 1 + data.inputs + data.targets;
  for (let start = 0; start < numbers.length; start += width) {
    const target = start + 1 + data.inputs;
    data.upsert(
      numbers[start]!,
      numbers.subarray(start + 1, target),
      numbers.subarray(target, start + width),
    );
  }
}
