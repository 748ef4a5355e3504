import type { DataSet, Kernels } from '#shared/engine/index.ts';
import type { NetworkName } from '#shared/protocol/network-name.ts';
import type { CurvePoint } from '#shared/protocol/session-view.ts';
import type { Authors } from './authors.ts';
import { type BlobLoad, examplesOfBlob, noBlobs, type ReadBlob } from './blob-examples.ts';
import { DataSets } from './data-sets.ts';
import type { Drive } from './drive.ts';
import { Examples } from './examples.ts';
import { Job } from './job.ts';
import { restoreLearner } from './learner-kinds.ts';
import type { Learner } from './learner.ts';
import { joinSections, splitSections } from './sections.ts';
import type { DataName, Moment, TrainingInstruction } from './training.ts';

/** The loss curve of each network. */
export type Curves = Readonly<Record<NetworkName, readonly CurvePoint[]>>;

/** What goes before the bytes: everything of a job that is few numbers. */
interface Head {
  readonly drive: Drive;
  readonly moment: Moment;
  readonly curves: Curves;
  /** Two sections each: training, then test. */
  readonly sets: readonly SavedSet[];
  /** One section each, after those of the sets. */
  readonly learners: readonly { readonly name: NetworkName; readonly head: unknown }[];
}

interface SavedSet {
  readonly name: DataName;
  readonly inputs: number;
  readonly outputs: number;
  /** Whose the examples are, where that is counted. */
  readonly authors?: ReturnType<Authors['entries']>;
  /** What is in blobs stays there. */
  readonly loads?: readonly BlobLoad[];
}

/** All it takes to go on bit for bit: networks, data, what the trainers remember, and the curves so far. */
export function saveJob(job: Job, curves: Curves): Uint8Array {
  const sets = [...job.sets.entries()];
  const learners = [...job.learners].map(([name, learner]) => ({ name, ...learner.save() }));
  const head: Head = {
    drive: job.drive,
    moment: job.moment,
    curves,
    sets: sets.map(([name, { training, authors, loads }]) => ({
      name,
      inputs: training.inputs,
      outputs: training.targets,
      ...(authors.names.length > 0 && { authors: authors.entries() }),
      ...(loads.length > 0 && { loads }),
    })),
    learners: learners.map(({ name, head }) => ({ name, head })),
  };
  return joinSections(head, [
    ...sets.flatMap(([, examples]) => [
      packData(examples.training, examples),
      packData(examples.test, examples),
    ]),
    ...learners.map(({ bytes }) => bytes),
  ]);
}

/** An iteration that was begun phase by phase. */
export interface BegunIteration {
  /** The checkpoint before its first phase. */
  readonly before: Uint8Array;
  /** What was asked for since then, and did not end it. */
  readonly since: TrainingInstruction[];
}

/** In the middle of an iteration no weight has moved yet: a restored job stands before it, with the same examples. */
export function saveMidway({ before, since }: BegunIteration): Uint8Array {
  return joinSections({ since }, [before]);
}

/** Throws when the bytes are no checkpoint, or one of another version. */
export function restoreJob(
  bytes: Uint8Array,
  kernels: Kernels,
  readBlob: ReadBlob = noBlobs,
): { job: Job; curves: Curves } {
  const { head, sections } = splitSections(bytes);
  if (isMidway(head)) return restoreMidway(sections[0]!, head.since, kernels, readBlob);
  const { drive, moment, curves, ...saved } = head as Head;
  const sets = restoreSets(saved.sets, sections, readBlob);
  const learners = new Map<NetworkName, Learner>();
  for (const [index, { name, head }] of saved.learners.entries()) {
    const own = sections[2 * saved.sets.length + index]!;
    learners.set(name, restoreLearner({ head, bytes: own }, { kernels, sets, readBlob }));
  }
  return { job: new Job(kernels, { drive, moment, sets, learners }, readBlob), curves };
}

function isMidway(head: unknown): head is Pick<BegunIteration, 'since'> {
  return typeof head === 'object' && head !== null && 'since' in head;
}

function restoreMidway(
  before: Uint8Array,
  since: readonly TrainingInstruction[],
  kernels: Kernels,
  readBlob: ReadBlob,
) {
  const restored = restoreJob(before, kernels, readBlob);
  for (const instruction of since) restored.job.carryOut(instruction);
  // Of steps only the first phases were taken; what runs by phase runs on.
  if (restored.job.drive.mode === 'stepping') restored.job.carryOut({ type: 'pause' });
  return restored;
}

function restoreSets(saved: Head['sets'], sections: readonly Uint8Array[], readBlob: ReadBlob): DataSets {
  const sets = new DataSets();
  for (const [index, { name, authors = [], loads = [], ...shape }] of saved.entries()) {
    const examples = new Examples(shape);
    unpackData(sections[2 * index]!, examples.training);
    unpackData(sections[2 * index + 1]!, examples.test);
    for (const [id, author] of authors) examples.authors.set(id, author);
    for (const load of loads) examples.load(load, examplesOfBlob(load, readBlob));
    sets.set(name, examples);
  }
  return sets;
}

/** One row of four-byte numbers per example: its id, then input and target as float32. Without those in blobs. */
function packData(data: DataSet, examples: Examples): Uint8Array {
  const ids = data.ids().filter((id) => !examples.isLoaded(id));
  const width = widthOf(data);
  const floats = new Float32Array(ids.length * width);
  const whole = new Uint32Array(floats.buffer);
  for (const [row, id] of ids.entries()) {
    whole[row * width] = id;
    floats.set(data.inputOf(id), row * width + 1);
    floats.set(data.targetOf(id), row * width + 1 + data.inputs);
  }
  return new Uint8Array(floats.buffer);
}

function unpackData(bytes: Uint8Array, data: DataSet): void {
  const { buffer } = bytes.slice();
  const [floats, whole] = [new Float32Array(buffer), new Uint32Array(buffer)];
  const width = widthOf(data);
  for (let start = 0; start < whole.length; start += width) {
    const target = start + 1 + data.inputs;
    data.upsert(whole[start]!, floats.subarray(start + 1, target), floats.subarray(target, start + width));
  }
}

function widthOf({ inputs, targets }: DataSet): number {
  return 1 + inputs + targets;
}
