import type { Meters } from '#shared/activities/points/meters.ts';
import type { TeacherPointsView } from '#shared/activities/points/view-types.ts';

/** What a game came to, round by round: bits a bet, and how near forged points came to real ones. */
export function figuresOf({ meters, film, settings }: TeacherPointsView): Readonly<Record<string, unknown>> {
  const last = film.at(-1);
  return {
    cast: settings.cast,
    rounds: meters.map(({ round, scores, told, people, network, reference, bits }) => ({
      round,
      bits: Object.fromEntries(Object.entries(scores).map(([who, { mean }]) => [who, rounded(mean)])),
      ...(bits && { detectives: { real: rounded(bits.real), forged: rounded(bits.forged) } }),
      ...(told && { told: { accuracy: rounded(told.accuracy), margin: rounded(told.margin) } }),
      people: shown(people),
      network: shown(network),
      reference: shown(reference),
    })),
    ...(last && { generator: { ...last, samples: undefined } }),
  };
}

/** Null where there were too few points to say anything. */
function shown(meters: Meters | undefined) {
  if (!meters) return null;
  const { count, nearest, distance, frechet, diversity } = meters;
  return {
    count,
    nearestNeighbour: rounded(nearest),
    slicedWasserstein: rounded(distance),
    frechet: rounded(frechet),
    diversity: rounded(diversity),
  };
}

function rounded(value: number): number {
  return Math.round(1000 * value) / 1000;
}
