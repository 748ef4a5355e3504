import { explain, type Network } from '#shared/engine/index.ts';
import { axesOf, type Axis, type PlaneSet } from '#shared/activities/plane/axes.ts';
import { asTrained } from '#shared/activities/plane/network-spec.ts';
import type { PlaneView } from '#shared/activities/plane/state.ts';
import { fits } from './fits.ts';

/** Why nothing is learnt: raw inputs so large that every neuron of the first layer lies where its f is flat. */
export interface Flatness {
  /** Of the examples looked at, those for which the whole layer is flat. */
  readonly share: number;
  /** The axis with the largest numbers. */
  readonly axis: Axis;
  /** A neuron's own numbers on one of them. */
  readonly z: number;
  readonly slope: number;
}

/** As many examples as are asked: each costs a pass. */
const MOST = 24;
/** A slope below this passes no error on that moves a weight. */
const FLAT = 1e-3;
const MOSTLY = 0.5;
/** Inputs beyond this drive an ordinary first weight far out. */
const WIDE = 10;

/** Undefined where most examples reach at least one neuron that is not flat, and where inputs are normalized. */
export function flatnessOf(network: Network, plane: PlaneView): Flatness | undefined {
  const first = network.layers[0]!;
  if (plane.settings.normalization !== 'raw' || network.layers.length === 1) return undefined;
  if (first.activation === 'linear') return undefined;
  const axis = wideAxis(plane.set);
  if (!axis || network.inputs !== 2 || !fits(network, plane)) return undefined;
  const examples = Object.values(plane.examples)
    .filter(({ isTest }) => !isTest)
    .slice(0, MOST);
  const flat = examples.filter((example) => isFlat(network, example));
  const [one] = flat;
  if (!one || flat.length < MOSTLY * examples.length) return undefined;
  const { z, slope } = explain(network, { ...asTrained(one, plane), layer: 0, neuron: 0, batchSize: 1 });
  return { share: flat.length / examples.length, axis, z, slope };
}

/** From the outputs alone: f′ of tanh is 1 − y², of sigmoid y·(1 − y), of ReLU 0 where y is 0. */
function isFlat(network: Network, { x, y }: { x: number; y: number }): boolean {
  network.predict(Float32Array.of(x, y), 1);
  const { activation, outputs } = network.layers[0]!;
  return Array.from({ length: outputs }, (_, neuron) => network.activationOf(0, 0, neuron)).every(
    (output) => slopeOf(activation, output) < FLAT,
  );
}

function slopeOf(activation: string, output: number): number {
  if (activation === 'tanh') return 1 - output * output;
  if (activation === 'sigmoid') return output * (1 - output);
  return output > 0 ? 1 : 0;
}

/** The axis with the larger numbers, where they are far from 1. */
export function wideAxis(set: PlaneSet): Axis | undefined {
  const { x, y } = axesOf(set);
  const axis = y.max > x.max ? y : x;
  return axis.max > WIDE ? axis : undefined;
}
