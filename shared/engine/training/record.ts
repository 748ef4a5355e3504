import { EngineError } from '../engine-error.ts';
import { momentsOf } from '../optimizers.ts';
import type { OptimizerSpec } from '../spec.ts';
import type { SamplerState } from './sampler.ts';

/** All that a trainer needs to go on bit for bit. */
export interface TrainingRecord {
  readonly iteration: number;
  readonly batch: number;
  readonly batchSize: number;
  readonly diverged: boolean;
  readonly sampler: SamplerState;
  readonly optimizer: OptimizerSpec;
  readonly betaPowers: { readonly beta1: number; readonly beta2: number };
  readonly parameters: Float32Array;
  readonly moments: readonly Float32Array[];
  /** The running average of the parameters, where there is one. */
  readonly average?: Float32Array;
}

/** 'CKTR' and a version: a record of another version is refused. */
const MAGIC = 0x434b5452;
const VERSION = 2;
const KINDS = ['sgd', 'momentum', 'adam'] as const;

/**
 * Little-endian: magic, version (u32), then float64 numbers, then counted runs of u32 and float32. Float64 holds
 * every counter exactly, and every setting as it was given. The runs: parameters, moments, and the average where there is one.
 */
export function writeRecord(record: TrainingRecord): Uint8Array {
  const { sampler, parameters, moments, average } = record;
  const further = average ? [...moments, average] : moments;
  const numbers = [...countersOf(record), ...settingsOf(record.optimizer)];
  const floats = parameters.length * (1 + further.length);
  const bytes = new Uint8Array(8 + 8 * numbers.length + 12 + 4 * sampler.order.length + 4 * floats);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const u32 = (value: number): void => view.setUint32((at += 4) - 4, value, true);
  u32(MAGIC);
  u32(VERSION);
  for (const number of numbers) view.setFloat64((at += 8) - 8, number, true);
  u32(sampler.order.length);
  u32(parameters.length);
  u32(further.length);
  for (const id of sampler.order) u32(id);
  for (const run of [parameters, ...further]) {
    for (const value of run) view.setFloat32((at += 4) - 4, value, true);
  }
  return bytes;
}

export function readRecord(bytes: Uint8Array): TrainingRecord {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  checkHeader(view);
  let at = 8;
  const u32 = (): number => view.getUint32((at += 4) - 4, true);
  const float64 = (): number => view.getFloat64((at += 8) - 8, true);
  const numbers = Array.from({ length: NUMBERS }, float64);
  const [ids, length, furtherCount] = [u32(), u32(), u32()];
  const expected = at + 4 * ids + 4 * length * (1 + furtherCount);
  if (bytes.byteLength !== expected) {
    throw bad(`A training record of this kind has ${expected} bytes, got ${bytes.byteLength}.`);
  }
  const order = Uint32Array.from({ length: ids }, u32);
  const run = (): Float32Array => Float32Array.from({ length }, () => view.getFloat32((at += 4) - 4, true));
  const known = fromNumbers(numbers, order);
  const parameters = run();
  const further = Array.from({ length: furtherCount }, run);
  const moments = further.slice(0, momentsOf[known.optimizer.kind]);
  const average = further.at(moments.length);
  return { ...known, parameters, moments, ...(average && { average }) };
}

const NUMBERS = 15;

function countersOf({
  iteration,
  batch,
  batchSize,
  diverged,
  sampler,
  betaPowers,
}: TrainingRecord): number[] {
  const { epoch, position } = sampler;
  return [iteration, batch, batchSize, diverged ? 1 : 0, epoch, position, betaPowers.beta1, betaPowers.beta2];
}

/** Kind, η, λ, clip, then what the kind has; a setting that was left out is NaN. */
function settingsOf(spec: OptimizerSpec): number[] {
  const own =
    spec.kind === 'adam'
      ? [spec.beta1, spec.beta2, spec.epsilon]
      : [spec.kind === 'momentum' ? spec.momentum : NaN, NaN, NaN];
  return [KINDS.indexOf(spec.kind), spec.learningRate, spec.l2, spec.clip, ...own].map(
    (value) => value ?? NaN,
  );
}

function fromNumbers(
  numbers: readonly number[],
  order: Uint32Array,
): Omit<TrainingRecord, 'parameters' | 'moments'> {
  const [iteration, batch, batchSize, diverged, epoch, position, beta1, beta2, ...settings] = numbers;
  return {
    iteration,
    batch,
    batchSize,
    diverged: diverged === 1,
    sampler: { epoch, position, order },
    optimizer: optimizerFrom(settings),
    betaPowers: { beta1, beta2 },
  };
}

function optimizerFrom([
  kind,
  learningRate,
  l2,
  clip,
  first,
  second,
  third,
]: readonly number[]): OptimizerSpec {
  const given = (name: string, value: number): object => (Number.isNaN(value) ? {} : { [name]: value });
  const shared = { learningRate, ...given('l2', l2), ...given('clip', clip) };
  switch (KINDS[kind]) {
    case 'sgd':
      return { kind: 'sgd', ...shared };
    case 'momentum':
      return { kind: 'momentum', ...shared, ...given('momentum', first) };
    case 'adam': {
      const own = { ...given('beta1', first), ...given('beta2', second), ...given('epsilon', third) };
      return { kind: 'adam', ...shared, ...own };
    }
    default:
      throw bad(`There is no optimizer number ${kind}.`);
  }
}

function checkHeader(view: DataView): void {
  if (view.byteLength < 8 + 8 * NUMBERS + 12 || view.getUint32(0, true) !== MAGIC) {
    throw bad('These bytes are not a training record.');
  }
  const version = view.getUint32(4, true);
  if (version !== VERSION) throw bad(`A training record of version ${VERSION} is expected, got ${version}.`);
}

function bad(message: string): EngineError {
  return new EngineError('bad-record', message);
}
