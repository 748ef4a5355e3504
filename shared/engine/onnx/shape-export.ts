import type { Shape } from '../layers/shape.ts';
import type { Graph, Value } from './graph.ts';

/** In a Reshape, 0 is as many as there were (the batch), and −1 is as many as are left. */
const SAME = 0;
const REST = -1;

/** A plain row of numbers [batch, …] → the shape it stands for; images have their channels first from here on. */
export function shaped(graph: Graph, row: Value, shape: Shape): Value {
  switch (shape.kind) {
    case 'vector':
      return row;
    case 'sequence':
      return graph.apply('Reshape', [row, graph.integers(SAME, shape.steps, shape.features)]);
    case 'image': {
      const { height, width, channels } = shape;
      const pixels = graph.apply('Reshape', [row, graph.integers(SAME, height, width, channels)]);
      return graph.apply('Transpose', [pixels], { perm: [0, 3, 1, 2] });
    }
  }
}

/** The way back: [batch, numbers], images in the order row, column, channel. */
export function flattened(graph: Graph, value: Value, shape: Shape): Value {
  if (shape.kind === 'vector') return value;
  const channelsLast =
    shape.kind === 'image' ? graph.apply('Transpose', [value], { perm: [0, 2, 3, 1] }) : value;
  return graph.apply('Reshape', [channelsLast, graph.integers(SAME, REST)]);
}
