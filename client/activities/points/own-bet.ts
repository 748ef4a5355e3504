import { stopAt } from '#shared/activities/points/belief.ts';
import type { StudentPointsView } from '#shared/activities/points/view-types.ts';
import { type ExplainedBet, tellingBet } from '#client/components/game/explained-bet.ts';

/** A bet of the round that is revealed, to work the bits out for: one's own, or one on what one forged. */
export function ownBet({
  judge,
  reveal,
  detective,
  ownForged = [],
}: StudentPointsView): ExplainedBet | undefined {
  const dealt = (judge?.points ?? []).flatMap(({ stop, isForged }): ExplainedBet[] =>
    stop === undefined ? [] : [{ stop, isForged: isForged === true, to: 'detective' }],
  );
  const painted = (points: NonNullable<typeof reveal>['forged'], isForged: boolean): ExplainedBet[] =>
    detective
      ? points.map((point) => ({ stop: stopAt(detective.grid, point), isForged, to: 'detective' }))
      : [];
  const forged = ownForged.flatMap(({ bets = [] }) =>
    bets.map((stop): ExplainedBet => ({ stop, isForged: true, to: 'forger' })),
  );
  const ofReveal = reveal
    ? [...painted([...reveal.forged, ...reveal.networkForged], true), ...painted(reveal.heldOut, false)]
    : [];
  return tellingBet([...dealt, ...ofReveal, ...forged]);
}
