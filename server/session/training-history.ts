import type { Checkpoint, JournalRecord } from '../journal/journal.ts';
import type { StampedInstructions, TrainingHistory } from '../training/replay.ts';
import type { TrainingStamp } from '../training/training.ts';
import { applyChange } from './apply.ts';
import { instructionsOf } from './instructions-of.ts';
import type { RecordBody } from './record-body.ts';
import { originOf } from './recovery.ts';
import type { SessionWorld } from './session-world.ts';

/** A session's whole journal, as `loadAll` gives it. */
export interface WholeHistory {
  readonly records: readonly JournalRecord[];
  readonly checkpoints: readonly Checkpoint[];
}

type World = Pick<SessionWorld, 'activityOf'>;

/**
 * What the network of one incarnation was told, and before which iteration: all that it takes to train it again, bit for
 * bit. The instructions follow from the changes; the stamps were journaled as they took effect.
 */
export function trainingHistory(
  { records, checkpoints }: WholeHistory,
  incarnation: number,
  world: World,
): TrainingHistory {
  const beginning = records
    .map(bodyOf)
    .find((body, index) => body.kind === 'recovery' && records[index]!.incarnation === incarnation);
  const recovery = beginning?.kind === 'recovery' ? beginning : undefined;
  const checkpoint = recovery && newestAt(checkpoints, recovery.checkpoint, incarnation);
  const stamps = stampsOf(records, incarnation);
  const origin = originOf(checkpoint, records, world);
  const steps: StampedInstructions[] = [];
  let { state } = origin;
  if (recovery?.isRetrained && checkpoint) {
    const instructions = world.activityOf(state.activity.name).authority.open(state.activity.state);
    steps.push(...stamped(stamps.get(origin.sequence), instructions));
  }
  for (const record of records.filter(({ sequence }) => sequence > origin.sequence)) {
    const body = bodyOf(record);
    if (body.kind !== 'change') continue;
    steps.push(...stamped(stamps.get(record.sequence), instructionsOf(state, body.change, world)));
    state = applyChange(state, body.change, (name) => world.activityOf(name).rules);
  }
  return checkpoint?.training && !recovery?.isRetrained
    ? { checkpoint: checkpoint.training, steps }
    : { steps };
}

/** What a recovery of `incarnation` found: of those with the same sequence the latest incarnation's. */
function newestAt(
  checkpoints: readonly Checkpoint[],
  sequence: number,
  incarnation: number,
): Checkpoint | undefined {
  return checkpoints
    .filter((one) => one.sequence === sequence && one.incarnation < incarnation)
    .toSorted((one, other) => one.incarnation - other.incarnation)
    .at(-1);
}

function bodyOf(record: JournalRecord): RecordBody {
  return record.body as RecordBody;
}

/** By the sequence of the record that they stamp. */
function stampsOf(
  records: readonly JournalRecord[],
  incarnation: number,
): ReadonlyMap<number, TrainingStamp> {
  const own = records.filter((record) => record.incarnation === incarnation).map(bodyOf);
  return new Map(
    own.flatMap((body) => (body.kind === 'stamp' ? [[body.stamp.sequence, body.stamp] as const] : [])),
  );
}

/** Without a stamp it took effect after everything that is known of this incarnation, or asked for nothing. */
function stamped(
  stamp: TrainingStamp | undefined,
  instructions: StampedInstructions['instructions'],
): StampedInstructions[] {
  return stamp ? [{ stamp, instructions }] : [];
}
