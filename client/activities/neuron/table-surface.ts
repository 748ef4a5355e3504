import { tasks, type TaskName } from '#shared/activities/neuron/tasks.ts';
import type { Network } from '#shared/engine/index.ts';
import type { Fields } from '#client/components/surface/paint-field.ts';

/** Points of a table's surface to each side: on the board, and where pictures are as small as on a phone. */
export const SIDE = 41;
export const SMALL_SIDE = 21;

/** Inputs are 0 and 1, or between −1 and 1: all of them and a little around. */
const FROM = -1.1;
const TO = 1.6;

/** What each unit of a network answers; column 0 are the inputs, then each layer. */
export type FieldOf = (column: number, unit: number) => Fields | undefined;

/** How the examples of a task with three inputs lie in a picture: the first input downwards, the two others across. */
const CORNERS = { rows: 2, columns: 4 };

/**
 * Pictures of every unit, in fields of their own. With two inputs: over the plane. With more, where there is no plane to
 * see: on each of the task's examples, as fields of one colour.
 */
export function fieldsOf(network: Network, task: TaskName, side: number): FieldOf {
  return network.inputs === 2 ? planeFields(network, side) : exampleFields(network, task, side);
}

/** With two inputs: what each unit answers over the plane. */
export function planeFields(network: Network, side: number): FieldOf {
  const grid = gridOf(side);
  const count = side * side;
  network.predict(grid, count);
  const columns = network.layers.map(({ outputs }, layer) =>
    Array.from({ length: outputs }, (_, unit) => activationsOf(network, layer, unit, count)),
  );
  return (column, unit) => {
    const values =
      column === 0 ? grid.filter((_, at) => at % network.inputs === unit) : columns[column - 1]?.[unit];
    return values && { side, values: [values] };
  };
}

function exampleFields(network: Network, task: TaskName, side: number): FieldOf {
  const { examples } = tasks[task];
  network.predict(Float32Array.from(examples.flatMap(({ input }) => input)), examples.length);
  const columns = network.layers.map(({ outputs }, layer) =>
    Array.from({ length: outputs }, (_, unit) => activationsOf(network, layer, unit, examples.length)),
  );
  return (column, unit) => {
    const values = column === 0 ? examples.map(({ input }) => input[unit] ?? 0) : columns[column - 1]?.[unit];
    return values && { side, values: [corners(values, side)] };
  };
}

function activationsOf(network: Network, layer: number, unit: number, count: number): Float32Array {
  const values = new Float32Array(count);
  network.copyActivations(layer, unit, count, values);
  return values;
}

function corners(values: ArrayLike<number>, side: number): Float32Array {
  const { rows, columns } = CORNERS;
  return Float32Array.from({ length: side * side }, (_, at) => {
    const row = Math.floor((rows * Math.floor(at / side)) / side);
    const column = Math.floor((columns * (at % side)) / side);
    return values[row * columns + column]!;
  });
}

/** From 0 to 1 of the surface's side, from its upper left corner. */
export function placeOnSurface([x = 0, y = 0]: readonly number[]): {
  readonly x: number;
  readonly y: number;
} {
  return { x: (x - FROM) / (TO - FROM), y: (TO - y) / (TO - FROM) };
}

const grids = new Map<number, Float32Array>();

/** Row 0 is the upper edge. */
function gridOf(side: number): Float32Array {
  const grid = grids.get(side) ?? gridAnew(side);
  grids.set(side, grid);
  return grid;
}

function gridAnew(side: number): Float32Array {
  const inputs = new Float32Array(side * side * 2);
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const at = (row * side + column) * 2;
      inputs[at] = FROM + ((TO - FROM) * column) / (side - 1);
      inputs[at + 1] = TO - ((TO - FROM) * row) / (side - 1);
    }
  return inputs;
}
