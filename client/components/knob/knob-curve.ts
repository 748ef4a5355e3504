/** Where the loss along a knob, its axis and the knob stand. All in the page's pixels. */

export interface KnobBox {
  readonly width: number;
  readonly height: number;
  /** Knob values from −range to range. */
  readonly range: number;
  /** Losses from 0 to this. */
  readonly top: number;
}

/** Left and right of the axis, so that numbers of the loss and half a knob have a place. */
export const MARGIN = 12;

export function xOf(value: number, { width, range }: KnobBox): number {
  return MARGIN + ((value + range) / (2 * range)) * (width - 2 * MARGIN);
}

export function valueAt(x: number, { width, range }: KnobBox): number {
  return ((x - MARGIN) / (width - 2 * MARGIN)) * 2 * range - range;
}

export function yOf(loss: number, { height, top }: KnobBox): number {
  return height - (Math.min(loss, top) / top) * height;
}

/** The axis is as high as it has to be, in few steps, so that it seldom moves: a tanh is wrong by 4 at most. */
export function topOf(losses: readonly number[]): number {
  const highest = Math.max(0, ...losses);
  return [0.6, 1.2, 2.4].find((top) => highest <= top) ?? 4.2;
}

export function ticksUpTo(top: number): readonly number[] {
  const step = top < 1 ? 0.5 : top > 3 ? 2 : 1;
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, index) => index * step);
}

export function curvePath(values: readonly number[], losses: readonly number[], box: KnobBox): string {
  return losses
    .map(
      (loss, index) =>
        `${index ? 'L' : 'M'}${xOf(values[index]!, box).toFixed(1)} ${yOf(loss, box).toFixed(1)}`,
    )
    .join('');
}

export interface Arrow {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  /** Of the head, in degrees. */
  readonly turn: number;
}

/** 0.8 of the axis's units to each side of the point, along the tangent, downhill. */
export function downhill(value: number, loss: number, slope: number, box: KnobBox): Arrow | undefined {
  if (Math.abs(slope) < 0.005) return undefined;
  const direction = slope > 0 ? -1 : 1;
  const reach = (0.8 * box.range) / 4;
  const point = (by: number) =>
    [xOf(value + by, box), box.height - ((loss + slope * by) / box.top) * box.height] as const;
  const [from, to] = [point(-direction * reach), point(direction * reach)];
  const turn = (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
  return { from, to, turn };
}

/** The values at which the curve is asked for. */
export function samplesOf(range: number, count = 81): readonly number[] {
  return Array.from({ length: count }, (_, index) => -range + (2 * range * index) / (count - 1));
}
