import { taskOf } from '#shared/activities/plane/axes.ts';
import { asTrained, type Formed } from '#shared/activities/plane/network-spec.ts';
import type { PlaneExample, PlaneExamples } from '#shared/activities/plane/state.ts';
import type { ExampleId } from '#shared/protocol/session-view.ts';

/** The example on which a card's numbers are computed. */
export interface ExampleAtHand {
  readonly id?: ExampleId;
  readonly x: number;
  readonly y: number;
  /** Undefined where the target is a value. */
  readonly label: number | undefined;
  readonly isTest: boolean;
  readonly isOwn: boolean;
  readonly isInBatch: boolean;
  readonly input: readonly number[];
  readonly target: readonly number[];
}

export interface Candidates extends Formed {
  readonly examples: PlaneExamples;
  readonly batch: readonly ExampleId[];
  /** The picked one stays as long as it is there. */
  readonly picked: ExampleId | undefined;
}

/** The picked example, else one of the batch, else any for training, else any. */
export function exampleAtHand({ examples, batch, picked, ...form }: Candidates): ExampleAtHand | undefined {
  const ids = Object.keys(examples).map(Number);
  const present = (id: ExampleId | undefined) => id !== undefined && examples[id] !== undefined;
  const id = [picked, ...batch].find(present) ?? ids.find((each) => !examples[each]!.isTest) ?? ids[0];
  return id === undefined ? undefined : described(examples[id]!, form, { id, isInBatch: batch.includes(id) });
}

/** The example after `current` in the batch, or in all examples once the batch has no other. */
export function nextExample(
  examples: PlaneExamples,
  batch: readonly ExampleId[],
  current: ExampleId | undefined,
): ExampleId | undefined {
  const inBatch = batch.filter((id) => examples[id] !== undefined);
  const ids = inBatch.length > 1 ? inBatch : Object.keys(examples).map(Number);
  return ids[(ids.indexOf(current ?? -1) + 1) % Math.max(1, ids.length)];
}

export function described(
  { x, y, label, isTest }: Pick<PlaneExample, 'x' | 'y' | 'label' | 'isTest'>,
  form: Formed,
  about: { readonly id?: ExampleId; readonly isInBatch: boolean; readonly isOwn?: boolean },
): ExampleAtHand {
  return {
    ...about,
    x,
    y,
    label: taskOf(form.set) === 'regression' ? undefined : label,
    isTest,
    isOwn: about.isOwn ?? false,
    ...asTrained({ x, y, label }, form),
  };
}
