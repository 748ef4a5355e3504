import { recordLines } from '#shared/activities/points/record.ts';
import type { TeacherPointsView } from '#shared/activities/points/view-types.ts';
import type { NamedFile } from '#shared/drawings/formats/packing.ts';
import { roundRecord } from '#client/files/round-record.ts';

/** What was bet on in all rounds so far, a line for each point. */
export function recordFile({ settings, rounds }: TeacherPointsView): NamedFile {
  return roundRecord('points-rounds.csv', recordLines(settings, rounds), {
    item: { x: ({ x }) => x, y: ({ y }) => y },
    scores: { discriminator: ({ discriminator }) => discriminator?.toFixed(3) ?? '' },
  });
}
