/** A measured point of a run; a loss is null where its set was empty. */
export type ChartPoint = readonly [iteration: number, training: number | null, test: number | null];

export interface ChartPaths {
  readonly training: string;
  readonly test: string;
  readonly batch: string;
}

/** From iteration 0 to the newest, from loss 0 to the highest measured one. Single batches may stick out and are cut. */
export function chartPaths(
  curve: readonly ChartPoint[],
  batches: readonly ChartPoint[],
  box: { readonly width: number; readonly height: number },
): ChartPaths {
  const last = Math.max(1, curve.at(-1)?.[0] ?? 0, batches.at(-1)?.[0] ?? 0);
  const highest = Math.max(...curve.flatMap(([, training, test]) => [training ?? 0, test ?? 0]), 1e-9);
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

function isDrawable(loss: number | null): boolean {
  return loss !== null && Number.isFinite(loss);
}

function path(points: readonly string[]): string {
  return points.length > 1 ? `M${points.join('L')}` : '';
}
