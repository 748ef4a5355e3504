import { targetScaling } from '#shared/activities/plane/normalization.ts';
import type { PlaneExample, PlaneView } from '#shared/activities/plane/state.ts';

/** The losses of the simplest forecast there is: tomorrow as today. In the network's own loss and scale. */
export interface NoChange {
  readonly training: number;
  readonly test: number;
}

/** Undefined where x and y are not the same thing on two days. */
export function lossOfNoChange(plane: PlaneView): NoChange | undefined {
  if (plane.set !== 'price') return undefined;
  const examples = Object.values(plane.examples);
  const [training, test] = [false, true].map((isTest) =>
    meanLoss(
      examples.filter((example) => example.isTest === isTest),
      plane,
    ),
  );
  return training === undefined || test === undefined ? undefined : { training, test };
}

function meanLoss(examples: readonly PlaneExample[], plane: PlaneView): number | undefined {
  const { scale } = targetScaling(plane);
  const errors = examples.map(({ x, y }) => (x - y) * scale);
  const losses = errors.map((error) => (plane.settings.loss === 'arctan' ? Math.atan(error) : error) ** 2);
  return losses.length === 0 ? undefined : losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}
