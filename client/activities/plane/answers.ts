import type { Network } from '#shared/engine/index.ts';
import { isProbability } from '#shared/activities/plane/network-spec.ts';
import { signed } from './plane-fields.ts';
import type { Point } from './place.ts';

/** What the network says about one point. */
export interface Answer {
  /** The class it chooses. */
  readonly label: number;
  /** One output: from −1 to +1. Several: how sure it is of its class, 0 to 1. */
  readonly value: number;
}

export function answersTo(network: Network, points: readonly Point[]): readonly Answer[] {
  if (points.length === 0) return [];
  const { outputs } = network;
  const inputs = Float32Array.from(points.flatMap(({ x, y }) => (network.inputs === 1 ? [x] : [x, y])));
  const answers = network.predict(inputs, points.length);
  return points.map((_, row) => {
    if (outputs === 1) return ofOne(signed(answers[row]!, isProbability(network.spec)));
    return ofSeveral([...answers.subarray(row * outputs, (row + 1) * outputs)]);
  });
}

function ofOne(value: number): Answer {
  return { label: value >= 0 ? 0 : 1, value };
}

function ofSeveral(values: readonly number[]): Answer {
  const value = Math.max(...values);
  return { label: values.indexOf(value), value };
}
