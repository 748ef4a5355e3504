import { axesOf, taskOf, type Axis } from './axes.ts';
import type { PlaneState } from './state.ts';
import type { NormalizationSpec } from '../../engine/index.ts';

/** x′ = (x − offset)·scale */
export interface Scaling {
  readonly offset: number;
  readonly scale: number;
}

type Scaled = Pick<PlaneState, 'settings' | 'set'>;

/** How the inputs are scaled before the first layer: fitted on the training set, or on the axes while it has nothing ready-made. */
export function fitNormalization(
  state: Scaled & Pick<PlaneState, 'examples'>,
): NormalizationSpec | undefined {
  if (state.settings.normalization === 'raw') return undefined;
  const axes = axesOf(state.set);
  const training = Object.values(state.examples).filter((example) => !example.isTest);
  const isFitted = training.some((example) => example.seat === undefined);
  const rangeAlong = (axis: 'x' | 'y') =>
    isFitted
      ? rangeOf(
          training.map((example) => example[axis]),
          axes[axis],
        )
      : axes[axis];
  const inputs = taskOf(state.set) === 'regression' ? (['x'] as const) : (['x', 'y'] as const);
  const scalings = inputs.map((axis) => scalingOf(rangeAlong(axis), state.settings.normalization));
  return { offset: scalings.map(({ offset }) => offset), scale: scalings.map(({ scale }) => scale) };
}

/** How regression's targets are scaled: by the axis, which no example moves. Raw targets stay as they are. */
export function targetScaling({ settings, set }: Scaled): Scaling {
  return scalingOf(axesOf(set).y, settings.normalization);
}

function scalingOf(
  { min, max }: Pick<Axis, 'min' | 'max'>,
  normalization: Scaled['settings']['normalization'],
): Scaling {
  if (normalization === 'raw') return { offset: 0, scale: 1 };
  const [low, width] = normalization === 'zeroToOne' ? [0, 1] : [-1, 2];
  // (x − offset)·scale takes [min, max] to [low, low + width].
  const scale = width / (max - min);
  return { offset: min - low / scale, scale };
}

function rangeOf(values: readonly number[], axis: Axis): { min: number; max: number } {
  const min = Math.min(...values);
  const max = Math.max(...values);
  return max > min ? { min, max } : axis;
}
