import { STOPS } from '#shared/activities/game/stops.ts';
import { recordLines } from '#shared/activities/points/record.ts';
import type { TeacherPointsView } from '#shared/activities/points/view-types.ts';
import type { NamedFile } from '#shared/drawings/formats/packing.ts';

const HEAD = [
  'round',
  'x',
  'y',
  'is_forged',
  'maker',
  ...STOPS.map((stop) => `bets_${stop}`),
  'discriminator',
];

/** What was bet on in all rounds so far, a line for each point; who made it or bet on it stays out. */
export function recordFile({ settings, rounds }: TeacherPointsView): NamedFile {
  const lines = recordLines(settings, rounds).map(({ round, x, y, isForged, maker, bets, discriminator }) =>
    [
      ...[round, x, y, isForged ? 1 : 0, maker],
      ...STOPS.map((stop) => bets[stop] ?? 0),
      discriminator?.toFixed(3) ?? '',
    ].join(','),
  );
  return {
    name: 'points-rounds.csv',
    bytes: new TextEncoder().encode([HEAD.join(','), ...lines, ''].join('\r\n')),
  };
}
