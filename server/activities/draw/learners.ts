import { MAIN_DATA, type TrainingInstruction } from '#server/training/training.ts';
import {
  ALL_DATA,
  AVERAGE_KEEPS,
  BATCH_SIZE,
  CONNECTED,
  connectedSpec,
  CONVOLUTIONAL,
  convolutionalSpec,
  LABELLED,
  LABELLED_DATA,
  LINEAR,
  linearSpec,
  MEASURED_DATA,
  READ_DATA,
  READER,
  readerSpec,
  WITH_ALL,
} from '#shared/activities/draw/networks.ts';
import type { DrawState } from '#shared/activities/draw/state.ts';
import { fillings, hasFewLabels, hasLeftOut } from './materials.ts';

/** Everything that learns, anew from its seed: networks of one seed on one data set see the same batches. */
export function build(state: DrawState): readonly TrainingInstruction[] {
  const { settings } = state;
  const shared = { type: 'build', batchSize: BATCH_SIZE } as const;
  const seeing = {
    ...shared,
    ...(settings.isAugmented && { augmentation: {} }),
    ...(settings.isAveraged && { averageKeeps: AVERAGE_KEEPS }),
  };
  const reading = {
    ...shared,
    spec: readerSpec(settings),
    ...(settings.isAugmented && { augmentation: { of: 'strokes' } as const }),
  };
  const convolutional = { ...seeing, spec: convolutionalSpec(settings), watchesExamples: true };
  const from = fillings(state);
  return [
    { ...convolutional, network: CONVOLUTIONAL, ...from(MAIN_DATA) },
    { ...seeing, network: CONNECTED, spec: connectedSpec(settings) },
    { ...shared, network: LINEAR, spec: linearSpec(settings), ...from(MEASURED_DATA) },
    ...(hasLeftOut(state) ? [{ ...convolutional, network: WITH_ALL, ...from(ALL_DATA) }] : []),
    ...(hasFewLabels(state) ? [{ ...convolutional, network: LABELLED, ...from(LABELLED_DATA) }] : []),
    ...(settings.hasReader ? [{ ...reading, network: READER, ...from(READ_DATA) }] : []),
  ];
}

/** Those that nobody needs any more. */
export function dropped(before: DrawState, after: DrawState): readonly TrainingInstruction[] {
  const gone = [
    ...(hasLeftOut(before) && !hasLeftOut(after) ? [WITH_ALL] : []),
    ...(hasFewLabels(before) && !hasFewLabels(after) ? [LABELLED] : []),
    ...(before.settings.hasReader && !after.settings.hasReader ? [READER] : []),
  ];
  return gone.map((network) => ({ type: 'drop', network }));
}
