import { padded } from './kernels/arena.ts';
import type { ParameterShape } from './layers/layer.ts';
import { layerKind } from './layers/registry.ts';
import { type Shape, vector } from './layers/shape.ts';
import type { LayerSpec, NetworkSpec } from './spec.ts';

/** A matrix of parameters, and where it lies in the one run that holds them all. */
export interface ParameterBlock extends ParameterShape {
  readonly offset: number;
  /** Floats from row to row. */
  readonly stride: number;
}

export interface PlannedLayer {
  readonly spec: LayerSpec;
  readonly input: Shape;
  readonly output: Shape;
  readonly parameters: readonly ParameterBlock[];
}

/** What compiling finds out before any memory is taken: shapes, and the place of each parameter. */
export interface Plan {
  readonly spec: NetworkSpec;
  readonly input: Shape;
  readonly output: Shape;
  readonly layers: readonly PlannedLayer[];
  /** Floats of the run of parameters, with padding. */
  readonly parameterLength: number;
  /** Trained numbers, without padding. */
  readonly parameterCount: number;
}

export function planOf(spec: NetworkSpec): Plan {
  const input = vector(spec.inputs);
  const layers: PlannedLayer[] = [];
  let shape: Shape = input;
  let offset = 0;
  let parameterCount = 0;
  for (const layer of spec.layers) {
    const kind = layerKind(layer);
    const parameters: ParameterBlock[] = [];
    for (const block of kind.parameters(layer, shape)) {
      const stride = padded(block.columns);
      parameters.push({ ...block, offset, stride });
      offset += block.rows * stride;
      parameterCount += block.rows * block.columns;
    }
    const output = kind.outputShape(layer, shape);
    layers.push({ spec: layer, input: shape, output, parameters });
    shape = output;
  }
  return { spec, input, output: shape, layers, parameterLength: offset, parameterCount };
}
