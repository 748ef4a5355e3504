import { padded } from './kernels/arena.ts';
import type { ParameterShape } from './layers/layer.ts';
import { layerKind, layerKinds } from './layers/registry.ts';
import { oneOf } from './expectations.ts';
import { type Layout, layoutOf } from './layers/layout.ts';
import { type Shape, vector } from './layers/shape.ts';
import type { LayerSpec, NetworkSpec } from './spec.ts';

/** A matrix of parameters, and where it lies in the one run that holds them all. */
export interface ParameterBlock extends ParameterShape {
  readonly offset: number;
  readonly gates: number;
  /** Floats from row to row. */
  readonly stride: number;
}

export interface PlannedLayer {
  readonly spec: LayerSpec;
  readonly input: Shape;
  readonly output: Shape;
  /** Of one example of the output, with the border that this layer and the next one need. */
  readonly layout: Layout;
  readonly parameters: readonly ParameterBlock[];
}

/** What compiling finds out before any memory is taken: shapes, and the place of each parameter. */
export interface Plan {
  readonly spec: NetworkSpec;
  readonly input: Shape;
  /** Of one example where the first layer reads it. */
  readonly inputLayout: Layout;
  readonly output: Shape;
  readonly layers: readonly PlannedLayer[];
  /** Floats of the run of parameters, with padding. */
  readonly parameterLength: number;
  /** Trained numbers, without padding. */
  readonly parameterCount: number;
}

/** Throws an EngineError where a layer does not fit the one before. */
export function planOf(spec: NetworkSpec): Plan {
  const input: Shape = spec.inputShape ?? vector(spec.inputs);
  const shapes = [input];
  spec.layers.forEach((layer, index) => {
    const where = `layers[${index}]`;
    oneOf(`${where}.kind`, layer?.kind, layerKinds);
    layerKind(layer).check(layer, shapes[index], where);
    shapes.push(layerKind(layer).outputShape(layer, shapes[index]));
  });
  const blocks = placeParameters(spec, shapes);
  const all = blocks.flat();
  return {
    spec,
    input,
    inputLayout: layoutBetween(spec, shapes, 0),
    output: shapes[spec.layers.length],
    layers: spec.layers.map((layer, index) => ({
      spec: layer,
      input: shapes[index],
      output: shapes[index + 1],
      layout: layoutBetween(spec, shapes, index + 1),
      parameters: blocks[index],
    })),
    parameterLength: all.reduce((sum, { rows, stride }) => sum + rows * stride, 0),
    parameterCount: all.reduce((sum, { rows, gates, columns }) => sum + rows * gates * columns, 0),
  };
}

/** One block after another, in the order of the layers. */
function placeParameters({ layers }: NetworkSpec, shapes: readonly Shape[]): ParameterBlock[][] {
  let offset = 0;
  return layers.map((layer, index) =>
    layerKind(layer)
      .parameters(layer, shapes[index])
      .map((block) => {
        const gates = block.gates ?? 1;
        const placed = { ...block, gates, offset, stride: gates * padded(block.columns) };
        offset += placed.rows * placed.stride;
        return placed;
      }),
  );
}

/** The layout of what lies before layer `index`: its border serves the layers on both sides. */
function layoutBetween({ layers }: NetworkSpec, shapes: readonly Shape[], index: number): Layout {
  const borders = (at: number): { input: number; output: number } => {
    const layer = layers[at];
    const kind = layer && layerKind(layer);
    return kind?.borders?.(layer, shapes[at]) ?? { input: 0, output: 0 };
  };
  return layoutOf(shapes[index], Math.max(borders(index - 1).output, borders(index).input));
}
