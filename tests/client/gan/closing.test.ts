import { expect, test } from 'vitest';
import { closingClaims } from '#client/activities/gan/closing-claims.ts';
import { shownFrames } from '#client/activities/gan/film.ts';
import { alarmOf } from '#client/components/game/alarm.ts';
import { recordFile } from '#client/activities/gan/files/record-file.ts';
import { directionsOf, latentAt } from '#client/activities/gan/latent.ts';
import { gan } from '#shared/activities/gan/rules.ts';
import type { FilmFrame } from '#shared/activities/gan/state.ts';
import type { BoardReveal, RevealedItem } from '#shared/activities/gan/view-types.ts';

const meter = (accuracy: number, margin = 0.06) => ({ accuracy, margin, judgements: 200 });

function verdicts(reveal: Partial<BoardReveal>): Record<string, string> {
  const none: BoardReveal = {
    items: [],
    meters: [],
    jury: { both: 0, networkOnly: 0, peopleOnly: 0, neither: 0 },
    totals: [0, 0],
    makers: {},
  };
  return Object.fromEntries(
    closingClaims({ ...none, ...reveal }).map(({ kind, verdict }) => [kind, verdict]),
  );
}

test('what was not measured is not claimed', () => {
  expect(verdicts({})).toEqual({});
  expect(verdicts({ meters: [undefined, undefined] })).toEqual({});
});

test('forgers got better only where accuracy fell by more than both intervals together allow', () => {
  expect(verdicts({ meters: [meter(0.82), undefined, meter(0.6)] })).toEqual({
    forgersImprove: 'yes',
    nobodyCanTell: 'no',
  });
  expect(verdicts({ meters: [meter(0.62), meter(0.55)] })).toEqual({
    forgersImprove: 'chance',
    nobodyCanTell: 'chance',
  });
  expect(verdicts({ meters: [meter(0.6), meter(0.8)] })['forgersImprove']).toBe('no');
});

test('that nobody can tell is said of a narrow interval around one half alone', () => {
  const said = (accuracy: number, margin: number) =>
    verdicts({ meters: [{ accuracy, margin, judgements: 40 }] })['nobodyCanTell'];
  expect([said(0.52, 0.06), said(0.52, 0.2), said(0.7, 0.1)]).toEqual(['yes', 'chance', 'no']);
});

test('one jury is the better one only where they differed often enough', () => {
  const jury = (networkOnly: number, peopleOnly: number) => ({
    both: 10,
    networkOnly,
    peopleOnly,
    neither: 2,
  });
  expect(verdicts({ jury: jury(9, 3) })).toEqual({ networkJudgesBetter: 'chance' });
  expect(verdicts({ jury: jury(12, 1) })).toEqual({ networkJudgesBetter: 'yes' });
  expect(verdicts({ jury: jury(1, 12) })).toEqual({ networkJudgesBetter: 'no' });
  expect(verdicts({ jury: jury(0, 0) })).toEqual({ networkJudgesBetter: 'chance' });
});

test('old tricks work no more where learning lowered what the referee says of the same forgeries', () => {
  const forged = (referee: number, afterLearning: number, id: number): RevealedItem => ({
    ...{ id, house: 0, isForged: true, maker: 'seat', scores: { referee }, afterLearning },
  });
  const fell = [0.6, 0.7, 0.5].map((referee, id) => forged(referee, referee - 0.4, id));
  expect(verdicts({ items: fell })).toEqual({ oldTricksWork: 'no' });
  expect(verdicts({ items: [forged(0.5, 0.9, 1), forged(0.9, 0.5, 2)] })).toEqual({
    oldTricksWork: 'chance',
  });
});

const frame = (iteration: number, change: Partial<FilmFrame> = {}): FilmFrame => ({
  ...{ iteration, samples: [], losses: { generator: 1, discriminator: 1 }, accuracy: 0.8, margin: 0.1 },
  ...{ diversity: 0.9, copyRatio: 1, distance: 0, apart: 1 },
  ...change,
});

test('columns stand where people judged, however far the generator had come, and at the newest frame', () => {
  const { settings } = gan.initial();
  const spot = { ...settings, forgers: 'network', judges: 'students' } as const;
  const columns = (iterations: readonly number[], judged: readonly number[]) =>
    shownFrames(
      iterations.map((at) => frame(at)),
      { settings: spot, checkpoints: judged.map((iteration) => ({ iteration })) },
    ).map(({ iteration }) => iteration);
  expect(columns([5, 10], [])).toEqual([10]);
  expect(columns([5, 25, 40, 55], [25, 40])).toEqual([25, 40, 55]);
  expect(columns([5, 25, 40], [25, 40])).toEqual([25, 40]);
});

test('an alarm sounds where all samples are alike, or nearer to what was learned than new drawings are', () => {
  expect(alarmOf(undefined)).toBeUndefined();
  expect(alarmOf(frame(100))).toBeUndefined();
  expect(alarmOf(frame(100, { diversity: 0.2 }))).toBe('collapse');
  expect(alarmOf(frame(100, { copyRatio: 0.8 }))).toBe('copying');
  // Fog is alike too.
  expect(alarmOf(frame(25, { diversity: 0.2 }))).toBeUndefined();
});

test('the record is a table with a column for each stop, empty where nothing was measured', () => {
  const line = { round: 1, item: 7, house: 1, isForged: true, maker: 'network' } as const;
  const { bytes } = recordFile([{ ...line, bets: { 30: 2, 90: 1 }, scores: { hidden: 0.25 } }]);
  expect(new TextDecoder().decode(bytes).split('\r\n')).toEqual([
    'round,item,house,is_forged,maker,bets_10,bets_30,bets_50,bets_70,bets_90,referee,hidden_referee,discriminator,referee_after_learning',
    '1,7,2,1,network,0,2,0,0,1,,0.2500,,',
    '',
  ]);
});

test('the middle of the latent pad is the same place for the same seed, and directions leave it', () => {
  const directions = directionsOf(3);
  expect(latentAt(directions, { x: 0, y: 0 })).toEqual(directionsOf(3).middle);
  const moved = latentAt(directions, { x: 1, y: -1 });
  expect(moved[5]).toBeCloseTo(directions.middle[5]! + directions.across[5]! - directions.up[5]!, 5);
});
