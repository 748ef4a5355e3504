import type { Player } from './estimates.ts';
import { metersOf, type RoundMeters } from './meters.ts';
import { realPoints } from './real-points.ts';
import { areRealOpen } from './roles.ts';
import type { PointsState } from './state.ts';
import type { PointsReveal } from './view-types.ts';

export function revealOf(state: PointsState, round: number): PointsReveal {
  const { settings, rounds } = state;
  const record = rounds[round]!;
  const { scores } = roundMeters(state, round);
  const means = Object.entries(scores).map(([who, { mean }]) => [who as Player, mean]);
  return {
    heldOut: areRealOpen(settings.cast, round) ? realPoints(settings, round).heldOut : [],
    forged: Object.values(record.forged).flat(),
    networkForged: record.networkForged ?? [],
    means: Object.fromEntries(means) as PointsReveal['means'],
  };
}

export function roundMeters({ settings, rounds }: PointsState, round: number): RoundMeters {
  return metersOf(round, rounds[round]!, realPoints(settings, round));
}
