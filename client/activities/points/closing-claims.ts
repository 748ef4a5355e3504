import { canNobodyTell } from '#shared/activities/balanced-accuracy.ts';
import { COLLAPSED } from '#shared/activities/game/mode-collapse.ts';
import type { Estimate } from '#shared/activities/points/estimates.ts';
import { halfOf } from '#shared/activities/points/roles.ts';
import type { Cast } from '#shared/activities/points/state.ts';
import type { BoardPointsView } from '#shared/activities/points/view-types.ts';

/** A sentence of the textbooks, and what this class's own numbers say about it. */
export interface ClosingClaim {
  readonly kind:
    | 'forgersCrowd'
    | 'generatorCollapses'
    | 'forgersCatchUp'
    | 'networkForgesBetter'
    | 'networkJudgesBetter'
    | 'nobodyCanTell';
  readonly verdict: 'yes' | 'no' | 'chance';
  /** What is compared, in the claim's own unit. */
  readonly first: number;
  readonly last: number;
}

/** Under these shares of real points' spread everybody sees it. */
const CROWDED = { forgersCrowd: 0.5, generatorCollapses: COLLAPSED } as const;

/** The claims that something was measured for. */
export function closingClaims({
  meters,
  settings,
}: Pick<BoardPointsView, 'meters' | 'settings'>): ClosingClaim[] {
  return [
    ...crowdClaims('forgersCrowd', meters),
    ...crowdClaims('generatorCollapses', meters),
    ...catchUpClaims(meters, settings.cast),
    ...compared('networkForgesBetter', meters, ['forger', 'generator']),
    ...compared('networkJudgesBetter', meters, ['detective', 'discriminator']),
    ...(settings.cast === 'networks' ? tellClaims(meters) : []),
  ];
}

type AllMeters = BoardPointsView['meters'];

/** Mode collapse, among people or of the generator: the round in which their points lay closest together. */
function crowdClaims(kind: keyof typeof CROWDED, meters: AllMeters): ClosingClaim[] {
  const spreads = meters.flatMap(
    ({ people, network }) => (kind === 'forgersCrowd' ? people : network)?.diversity ?? [],
  );
  if (spreads.length === 0) return [];
  const closest = Math.min(...spreads);
  return [{ kind, verdict: closest < CROWDED[kind] ? 'yes' : 'no', first: closest, last: spreads.at(-1)! }];
}

/** Forgers' bits in their first rounds and in their last ones: each half of the class begins anew. */
function catchUpClaims(meters: AllMeters, cast: Cast): ClosingClaim[] {
  const halves = [0, 1].map((half) =>
    meters.flatMap(({ round, scores }) => (halfOf(cast, round) === half ? (scores.forger ?? []) : [])),
  );
  const played = halves.filter((estimates) => estimates.length > 1);
  if (played.length === 0) return [];
  const [starts, ends] = [played.map((half) => half[0]!), played.map((half) => half.at(-1)!)];
  return [judged('forgersCatchUp', pooled(starts), pooled(ends))];
}

type Who = keyof AllMeters[number]['scores'];

/** Where both played, round by round: whether the second did better. */
function compared(
  kind: ClosingClaim['kind'],
  meters: AllMeters,
  [people, network]: [Who, Who],
): ClosingClaim[] {
  const both = meters.flatMap(({ scores }) => {
    const [some, other] = [scores[people], scores[network]];
    return some && other ? [{ some, other }] : [];
  });
  if (both.length === 0) return [];
  return [judged(kind, pooled(both.map(({ some }) => some)), pooled(both.map(({ other }) => other)))];
}

function tellClaims(meters: AllMeters): ClosingClaim[] {
  const told = meters.flatMap((round) => round.told ?? []);
  const [first, last] = [told[0], told.at(-1)];
  if (!first || !last) return [];
  return [
    { kind: 'nobodyCanTell', verdict: canNobodyTell(last), first: first.accuracy, last: last.accuracy },
  ];
}

type Mean = Pick<Estimate, 'mean' | 'error'>;

/** The mean of some rounds' means; nothing is said of its error where one of them has none. */
function pooled(estimates: readonly Estimate[]): Mean {
  const sum = (of: (estimate: Estimate) => number) => estimates.reduce((total, one) => total + of(one), 0);
  const mean = sum((estimate) => estimate.mean) / estimates.length;
  if (estimates.some(({ error }) => error === undefined)) return { mean };
  return { mean, error: Math.sqrt(sum(({ error }) => error! ** 2)) / estimates.length };
}

/** Within 1.96 standard errors of the difference, or where nobody knows them, it may be chance. */
function judged(kind: ClosingClaim['kind'], first: Mean, last: Mean): ClosingClaim {
  const gain = last.mean - first.mean;
  const isChance = Math.abs(gain) <= 1.96 * Math.hypot(first.error ?? Infinity, last.error ?? Infinity);
  return { kind, verdict: isChance ? 'chance' : gain > 0 ? 'yes' : 'no', first: first.mean, last: last.mean };
}
