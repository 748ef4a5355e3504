/** A measured point of a run; a loss is null where its set was empty. */
export type ChartPoint = readonly [iteration: number, training: number | null, test: number | null];

const GAP = 4;
const TEST_HEADROOM = 1.5;

export interface ChartPaths {
  readonly training: string;
  readonly test: string;
  readonly batch: string;
}

/** From iteration 0 to the newest, from loss 0 to the highest measured. Single batches may stick out and are cut. */
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

/** Where the first value can be written without lying on a curve: its upper edge, from the chart's. Or nowhere. */
export function labelTop(
  curve: readonly ChartPoint[],
  box: { readonly width: number; readonly height: number },
  label: { readonly from: number; readonly to: number; readonly height: number },
): number | undefined {
  const last = Math.max(1, curve.at(-1)?.[0] ?? 0);
  const highest = highestLoss(curve);
  const xOf = (iteration: number) => (iteration / last) * box.width;
  const depths = ([1, 2] as const)
    .flatMap((which) => lossesBetween(curve, which, { from: label.from, to: label.to, xOf }))
    .map((loss) => box.height * (1 - Math.min(1, loss / highest)));
  if (depths.every((depth) => depth > label.height)) return 0;
  const below = Math.max(...depths) + GAP;
  return below + label.height <= box.height ? below : undefined;
}

/** Of the line through a curve's points: those at its points within, and at both ends. */
function lossesBetween(
  curve: readonly ChartPoint[],
  which: 1 | 2,
  { from, to, xOf }: { readonly from: number; readonly to: number; xOf(iteration: number): number },
): readonly number[] {
  const points = curve.flatMap((point) => {
    const loss = point[which];
    return isDrawable(loss) ? [{ x: xOf(point[0]), loss }] : [];
  });
  const within = points.filter(({ x }) => x >= from && x <= to).map(({ loss }) => loss);
  const crossed = points.slice(1).flatMap((next, index) => {
    const before = points[index]!;
    return [from, to]
      .filter((end) => before.x < end && end < next.x)
      .map((end) => before.loss + ((end - before.x) / (next.x - before.x)) * (next.loss - before.loss));
  });
  return [...within, ...crossed];
}

/** The test set may rise above the training set, but not press its curve flat. */
function highestLoss(curve: readonly ChartPoint[]): number {
  const training = Math.max(...curve.map(([, loss]) => finite(loss)), 1e-9);
  const test = Math.max(...curve.map(([, , loss]) => finite(loss)), 0);
  return Math.max(training, Math.min(test, training * TEST_HEADROOM));
}

function finite(loss: number | null): number {
  return isDrawable(loss) ? loss : 0;
}

function isDrawable(loss: number | null): loss is number {
  return loss !== null && Number.isFinite(loss);
}

function path(points: readonly string[]): string {
  return points.length > 1 ? `M${points.join('L')}` : '';
}
