import { padded } from '../kernels/arena.ts';
import type { ParameterBlock, PlannedLayer } from '../plan.ts';
import type { ActivationName, LayerSpec } from '../spec.ts';
import type { Graph, Value } from './graph.ts';

/** What one layer becomes in a graph: it adds its nodes and returns the value that goes on. */
export type LayerExport<Spec extends LayerSpec> = (spec: Spec, site: ExportSite) => Value;

export interface ExportSite {
  readonly graph: Graph;
  /** Images as [batch, channels, height, width], sequences as [batch, steps, features], rows as [batch, units]. */
  readonly input: Value;
  readonly layer: PlannedLayer;
  /** One reader for each of the layer's parameter blocks. */
  readonly parameters: readonly Parameter[];
}

export interface Parameter {
  /** row, column (and gate, in a recurrent layer) → the trained number */
  at(row: number, column: number, gate?: number): number;
}

/** Reads a block [rows, gates, columns padded to four]. */
export function parameterOf(run: Float32Array, { offset, stride, columns }: ParameterBlock): Parameter {
  return {
    at: (row, column, gate = 0) => run[offset + row * stride + gate * padded(columns) + column],
  };
}

/** A constant of this shape, in row-major order, filled place by place. */
export function filled(
  graph: Graph,
  shape: readonly number[],
  valueAt: (...place: number[]) => number,
): Value {
  const count = shape.reduce((product, size) => product * size, 1);
  const values = Float32Array.from({ length: count }, (_, index) => {
    const place: number[] = [];
    let rest = index;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      place.unshift(rest % shape[axis]);
      rest = Math.floor(rest / shape[axis]);
    }
    return valueAt(...place);
  });
  return graph.floats(shape, values);
}

/** f(z) as a node of its own; 'linear' is none. */
export function activated(graph: Graph, name: ActivationName, z: Value): Value {
  switch (name) {
    case 'linear':
      return z;
    case 'sigmoid':
      return graph.apply('Sigmoid', [z]);
    case 'tanh':
      return graph.apply('Tanh', [z]);
    case 'relu':
      return graph.apply('Relu', [z]);
    case 'leakyRelu':
      return graph.apply('LeakyRelu', [z], { alpha: { float: 0.2 } });
  }
}
