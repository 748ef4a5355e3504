import type { RecordLine } from '#shared/activities/gan/record.ts';
import type { NamedFile } from '#shared/drawings/formats/packing.ts';
import { roundRecord } from '#client/files/round-record.ts';

/** What was judged in all rounds so far, a line for each item. */
export function recordFile(record: readonly RecordLine[]): NamedFile {
  return roundRecord('rounds.csv', record, {
    item: { item: ({ item }) => item, house: ({ house }) => house + 1 },
    scores: {
      referee: ({ scores }) => shown(scores.referee),
      hidden_referee: ({ scores }) => shown(scores.hidden),
      discriminator: ({ scores }) => shown(scores.discriminator),
      referee_after_learning: ({ afterLearning }) => shown(afterLearning),
    },
  });
}

function shown(score: number | undefined): string {
  return score?.toFixed(4) ?? '';
}
