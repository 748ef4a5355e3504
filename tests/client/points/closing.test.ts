import { expect, test } from 'vitest';
import type { RoundMeters } from '#shared/activities/points/meters.ts';
import { closingClaims } from '#client/activities/points/closing-claims.ts';

const settings = { shape: 'ring', cast: 'both' } as const;
const of = (mean: number, error = 0.01) => ({ mean, error, count: 20 });
const cloud = (diversity: number) => ({ nearest: 0.7, distance: 0.2, frechet: 0.1, diversity, count: 40 });

function round(number: number, forger: number, diversity = 0.9): RoundMeters {
  return {
    round: number,
    scores: {
      forger: of(forger),
      detective: of(0.3, 0.2),
      generator: of(forger + 0.5),
      discriminator: of(0.4, 0.1),
    },
    people: cloud(diversity),
    network: cloud(0.1),
  };
}

const six = [-0.8, -0.5, -0.3, -0.7, -0.4, -0.2].map((bits, index) => round(index + 1, bits));
const verdicts = (meters: readonly RoundMeters[]) =>
  Object.fromEntries(
    closingClaims({ meters, settings }).map(({ kind, verdict }): [string, string] => [kind, verdict]),
  );

test('What a class has measured decides; a difference within two standard errors is called chance', () => {
  expect(verdicts(six)).toEqual({
    forgersCrowd: 'no',
    generatorCollapses: 'yes',
    forgersCatchUp: 'yes',
    networkForgesBetter: 'yes',
    networkJudgesBetter: 'chance',
  });
});

test('Both halves of the class begin anew: their first rounds are compared with their last ones', () => {
  const { first, last } = closingClaims({ meters: six, settings }).find(
    ({ kind }) => kind === 'forgersCatchUp',
  )!;
  expect(first).toBeCloseTo(-0.75, 9);
  expect(last).toBeCloseTo(-0.25, 9);
});

test('Of a single forger nobody knows how much is chance', () => {
  const alone = (bits: number) => ({ mean: bits, count: 1 });
  const meters = six.map((one, index) => ({ ...one, scores: { forger: alone(index) } }));
  expect(verdicts(meters).forgersCatchUp).toBe('chance');
});

test('Points that lay half as far apart as real ones are a crowd', () => {
  expect(verdicts([...six.slice(0, 5), round(6, -0.2, 0.3)]).forgersCrowd).toBe('yes');
});

test('Where nothing was measured nothing is claimed', () => {
  expect(closingClaims({ meters: [], settings })).toEqual([]);
});
