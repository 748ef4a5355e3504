import type { Axes } from '#shared/activities/plane/axes.ts';
import type { Network } from '#shared/engine/index.ts';

/** A square grid over the plane, row 0 at the top. A network with one input knows nothing of y: it is asked once a column. */
export class PlaneGrid {
  readonly side: number;
  /** [rows, 2] */
  readonly points: Float32Array;
  /** The x of each column. */
  readonly #columns: Float32Array;

  constructor(side: number, axes: Axes) {
    this.side = side;
    this.points = pointsOf(side, axes);
    this.#columns = Float32Array.from({ length: side }, (_, column) => this.points[column * 2]!);
  }

  predict(network: Network): Float32Array {
    return network.inputs === 1
      ? network.predict(this.#columns, this.side)
      : network.predict(this.points, this.side ** 2);
  }

  /** What a neuron answered to the latest predict(), on the whole grid. */
  copyActivations(network: Network, layer: number, unit: number, field: Float32Array): void {
    const rows = network.inputs === 1 ? this.side : field.length;
    network.copyActivations(layer, unit, rows, field);
    for (let from = rows; from < field.length; from += rows) field.copyWithin(from, 0, rows);
  }
}

function pointsOf(side: number, { x, y }: Axes): Float32Array {
  const inputs = new Float32Array(side * side * 2);
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const at = (row * side + column) * 2;
      inputs[at] = x.min + ((x.max - x.min) * column) / (side - 1);
      inputs[at + 1] = y.max - ((y.max - y.min) * row) / (side - 1);
    }
  return inputs;
}
