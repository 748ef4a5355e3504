import type { ActivationName } from '#shared/engine/index.ts';

/** An activation as a picture: what is drawn, and what would be if the bias were another. The numbers are the engine's. */
export interface Curve {
  f(z: number): number;
  slope(z: number): number;
  /** How it is written: an upright name, and the rest in letters of formulas. */
  readonly name: string;
  readonly rest: string;
  /** How it is read aloud. */
  readonly spoken: string;
  /** Lowest and highest f where it has bounds. */
  readonly bounds?: readonly [number, number];
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

export const curves: Readonly<Record<ActivationName, Curve>> = {
  linear: { f: (z) => z, slope: () => 1, name: '', rest: 'z', spoken: 'f' },
  sigmoid: {
    f: sigmoid,
    slope: (z) => sigmoid(z) * (1 - sigmoid(z)),
    name: '',
    rest: 'σ(z)',
    spoken: 'sigmoid',
    bounds: [0, 1],
  },
  tanh: {
    f: Math.tanh,
    slope: (z) => 1 - Math.tanh(z) ** 2,
    name: 'tanh',
    rest: 'z',
    spoken: 'tanh',
    bounds: [-1, 1],
  },
  relu: {
    f: (z) => Math.max(0, z),
    slope: (z) => (z > 0 ? 1 : 0),
    name: 'max',
    rest: '(0, z)',
    spoken: 'ReLU',
  },
  leakyRelu: {
    f: (z) => (z > 0 ? z : z / 5),
    slope: (z) => (z > 0 ? 1 : 0.2),
    name: 'max',
    rest: '(z/5, z)',
    spoken: 'leaky ReLU',
  },
};

/** The axes' half widths: powers of two, so that they seldom change. */
export interface PlotRange {
  readonly z: number;
  readonly low: number;
  readonly high: number;
}

export function plotRange({ bounds }: Curve, z: number): PlotRange {
  const wide = Number.isFinite(z) ? Math.max(4, 2 ** Math.ceil(Math.log2(Math.abs(z) * 1.1 || 1))) : 4;
  return { z: wide, low: bounds?.[0] ?? -wide, high: bounds?.[1] ?? wide };
}
