import type { TrainingExample } from '#server/training/training.ts';
import { isMeasured } from '#shared/activities/points/observe.ts';
import { realPoints, scatteredPoints } from '#shared/activities/points/real-points.ts';
import { halfOf } from '#shared/activities/points/roles.ts';
import { allForged } from '#shared/activities/points/scores.ts';
import { shownRound } from '#shared/activities/points/stages.ts';
import type { Point, PointsState } from '#shared/activities/points/state.ts';

export const REAL_DATA = 'points';
export const LATENT_DATA = 'latents';

/** More than a round has points. */
const PER_ROUND = 10_000;
const SCATTERED = 1_000;
const HELD_OUT = 2_000;
const REAL_AGAIN = 5_000;

/** Real points, scattered ones, and what was forged in rounds of this half whose result is measured. */
export function judgesExamples(state: PointsState): readonly TrainingExample[] {
  const { settings, stage, rounds } = state;
  const now = shownRound(stage);
  const scattered = scatteredPoints(settings).map((point, index) => example(SCATTERED + index, point, 0));
  const played = Object.entries(rounds).flatMap(([round, record]) =>
    isMeasured(record) && halfOf(settings.cast, Number(round)) === halfOf(settings.cast, now)
      ? Number(round)
      : [],
  );
  return [...realExamples(state), ...scattered, ...played.flatMap((round) => forgedExamples(state, round))];
}

/** What a pair learns from, and real points that it has not seen. */
export function pairsExamples(state: PointsState): readonly TrainingExample[] {
  const { heldOut } = realPoints(state.settings, shownRound(state.stage));
  const unseen = heldOut.map((point, index) => ({ ...example(HELD_OUT + index, point, 1), isTest: true }));
  return [...realExamples(state), ...unseen];
}

/** What was forged in a round, and as many real points again: else who judges would learn that nearly all is forged. */
export function forgedExamples(state: PointsState, round: number): readonly TrainingExample[] {
  const { training } = realPoints(state.settings, round);
  return allForged(state.rounds[round]!).flatMap((point, index) => [
    example(round * PER_ROUND + index, point, 0),
    example(round * PER_ROUND + REAL_AGAIN + index, training[index % training.length]!, 1),
  ]);
}

export function inputOf({ x, y }: Point): readonly number[] {
  return [x, y];
}

function realExamples({ settings, stage }: PointsState): readonly TrainingExample[] {
  const { training } = realPoints(settings, shownRound(stage));
  return training.map((point, index) => example(index + 1, point, 1));
}

function example(id: number, point: Point, target: number): TrainingExample {
  return { id, isTest: false, input: inputOf(point), target: [target] };
}
