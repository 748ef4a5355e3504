/** A measured point of a run; a loss is null where its set was empty. */
export type ChartPoint = readonly [iteration: number, training: number | null, test: number | null];

export interface ChartPaths {
  readonly training: string;
  readonly test: string;
  readonly batch: string;
}

/**
 * From iteration 0 to the newest, from loss 0 to a little above the highest on the training set. Single batches and the
 * test set may stick out and are cut.
 */
export function chartPaths(
  curve: readonly ChartPoint[],
  batches: readonly ChartPoint[],
  box: { readonly width: number; readonly height: number },
): ChartPaths {
  const last = Math.max(1, curve.at(-1)?.[0] ?? 0, batches.at(-1)?.[0] ?? 0);
  const highest = highestLoss(curve);
  const line = (points: readonly ChartPoint[], which: 1 | 2) =>
    points
      .filter((point) => isDrawable(point[which]))
      .map((point) => {
        const x = (point[0] / last) * box.width;
        const y = box.height * (1 - Math.min(1, point[which]! / highest));
        return `${x.toFixed(1)} ${y.toFixed(1)}`;
      });
  return { training: path(line(curve, 1)), test: path(line(curve, 2)), batch: path(line(batches, 1)) };
}

/** Where the first value can be written without lying on the curve: its upper edge, from the chart's. */
export function labelTop(
  curve: readonly ChartPoint[],
  box: { readonly width: number; readonly height: number },
  label: { readonly from: number; readonly to: number; readonly height: number },
): number {
  const last = Math.max(1, curve.at(-1)?.[0] ?? 0);
  const highest = highestLoss(curve);
  const depths = curve
    .filter(([iteration]) => {
      const x = (iteration / last) * box.width;
      return x >= label.from && x <= label.to;
    })
    .map(([, training]) => box.height * (1 - Math.min(1, (training ?? 0) / highest)));
  const isFreeAbove = depths.every((depth) => depth > label.height);
  return isFreeAbove ? 0 : Math.min(box.height - label.height, Math.max(...depths, 0) + 4);
}

function highestLoss(curve: readonly ChartPoint[]): number {
  return Math.max(...curve.map(([, training]) => training ?? 0), 1e-9);
}

function isDrawable(loss: number | null): boolean {
  return loss !== null && Number.isFinite(loss);
}

function path(points: readonly string[]): string {
  return points.length > 1 ? `M${points.join('L')}` : '';
}
