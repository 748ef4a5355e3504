import type { RecordLine } from '#shared/activities/gan/record.ts';
import { STOPS } from '#shared/activities/game/stops.ts';
import type { NamedFile } from '#shared/drawings/formats/packing.ts';

const HEAD = [
  'round',
  'item',
  'house',
  'is_forged',
  'maker',
  ...STOPS.map((stop) => `bets_${stop}`),
  'referee',
  'hidden_referee',
  'discriminator',
  'referee_after_learning',
];

/** What was judged in all rounds so far, a line for each item; who made it or bet on it stays out. */
export function recordFile(record: readonly RecordLine[]): NamedFile {
  const lines = record.map(({ round, item, house, isForged, maker, bets, scores, afterLearning }) =>
    [
      ...[round, item, house + 1, isForged ? 1 : 0, maker],
      ...STOPS.map((stop) => bets[stop] ?? 0),
      ...[scores.referee, scores.hidden, scores.discriminator, afterLearning].map((score) =>
        score === undefined ? '' : score.toFixed(4),
      ),
    ].join(','),
  );
  return {
    name: 'rounds.csv',
    bytes: new TextEncoder().encode([HEAD.join(','), ...lines, ''].join('\r\n')),
  };
}
