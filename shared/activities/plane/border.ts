import { compile, loadKernelsNow, type Kernels, type Network } from '../../engine/index.ts';
import type { NetworkFact, NetworkFacts } from '../activity.ts';
import { countIn, factsOf } from '../habits/counted-run.ts';
import type { Measured } from '../habits/state.ts';
import { MAIN_NETWORK } from '../../protocol/network-name.ts';
import { axesOf, taskOf, type Axes } from './axes.ts';
import { isProbability, type Formed } from './network-spec.ts';
import { targetScaling } from './normalization.ts';

/** What a network's picture of the plane can be, in the numbers of a prediction's answers. */
export const BORDERS = ['bent', 'straight', 'none'] as const;

export type Border = (typeof BORDERS)[number];

/** Points of the grid to each side, and along a curve. */
const SIDE = 25;
/** What is missed by a share this small is seen by nobody in the last row. */
const NEGLIGIBLE = 0.02;
/** Degrees between two lines that are tried. */
const ANGLE = 3;

/** Whether the border can be named: between two classes, or as a curve. */
export function hasBorder({ settings, set }: Formed): boolean {
  return taskOf(set) === 'regression' || settings.classes === 2;
}

/** The border of the network as it was reported, once its run is over. */
export function borderOutcome(report: NetworkFacts, form: Formed): Measured | 'disturbed' | undefined {
  const over = countIn(report);
  if (!over || over === 'disturbed') return over;
  const network = openReported(report.networks[MAIN_NETWORK]!);
  const border = borderOf(network, form);
  network.free();
  const { count, hasExploded } = over;
  return {
    outcome: BORDERS.indexOf(border),
    facts: { ...factsOf(count), exploded: hasExploded ? 1 : 0 },
  };
}

/** What a network with one output, compiled for 625 rows or more, draws. */
export function borderOf(network: Network, form: Formed): Border {
  return network.inputs === 1 ? curveOf(network, form) : lineBetween(network, axesOf(form.set));
}

let kernels: Kernels | undefined;

function openReported({ spec, weights }: NetworkFact): Network {
  kernels ??= loadKernelsNow('plain');
  const network = compile(spec, { kernels, rows: SIDE ** 2 });
  network.setParameters(weights);
  return network;
}

/** Two classes: the best of all lines through the plane, against the network's own border. */
function lineBetween(network: Network, { x, y }: Axes): Border {
  const at = (index: number) => (2 * index) / (SIDE - 1) - 1;
  const points = Array.from({ length: SIDE ** 2 }, (_, index) => ({
    x: at(index % SIDE),
    y: at(Math.floor(index / SIDE)),
  }));
  const inputs = points.flatMap((point) => [onAxis(point.x, x), onAxis(point.y, y)]);
  const middle = isProbability(network.spec) ? 0.5 : 0;
  const answers = network.predict(Float32Array.from(inputs), points.length);
  const isBlue = points.map((_, index) => answers[index]! > middle);
  const few = NEGLIGIBLE * points.length;
  const blue = isBlue.filter(Boolean).length;
  if (Math.min(blue, points.length - blue) <= few) return 'none';
  for (let degrees = 0; degrees < 360; degrees += ANGLE) {
    const [across, up] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    const order = points.map((point, index) => ({ along: across * point.x + up * point.y, index }));
    if (missedBy(order, isBlue, blue) <= few) return 'straight';
  }
  return 'bent';
}

/** How many points the best cut across this direction has on the wrong side: blue ones belong behind it. */
function missedBy(
  order: readonly { readonly along: number; readonly index: number }[],
  isBlue: readonly boolean[],
  blue: number,
): number {
  let missed = order.length - blue;
  let least = missed;
  for (const { index } of order.toSorted((a, b) => a.along - b.along)) {
    missed += isBlue[index] ? 1 : -1;
    least = Math.min(least, missed);
  }
  return least;
}

/** A curve: flat beside its axis, on one line, or neither. */
function curveOf(network: Network, form: Formed): Border {
  const { x, y } = axesOf(form.set);
  const inputs = Float32Array.from({ length: SIDE }, (_, index) => onAxis((2 * index) / (SIDE - 1) - 1, x));
  const values = [...network.predict(inputs, SIDE)];
  const range = Math.max(...values) - Math.min(...values);
  const height = (y.max - y.min) * targetScaling(form).scale;
  if (!(range > 2 * NEGLIGIBLE * height)) return 'none';
  const [first, last] = [values[0]!, values.at(-1)!];
  const farthest = values.map((value, index) =>
    Math.abs(value - first - ((last - first) * index) / (SIDE - 1)),
  );
  return Math.max(...farthest) <= 2 * NEGLIGIBLE * range ? 'straight' : 'bent';
}

/** From −1 … 1 to the axis. */
function onAxis(share: number, { min, max }: Axes['x']): number {
  return min + ((share + 1) / 2) * (max - min);
}
