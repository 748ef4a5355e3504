import type { Kernels } from '#shared/engine/index.ts';
import { compile, type Network } from '#shared/engine/network.ts';
import type { ParameterBlock } from '#shared/engine/plan.ts';
import type { LossName, NetworkSpec, OptimizerSpec } from '#shared/engine/spec.ts';
import { Batch } from '#shared/engine/training/batch.ts';
import { OptimizerState } from '#shared/engine/training/optimizer-state.ts';
import { DataSet } from '#shared/engine/data-set.ts';
import { type CaseArray, type CaseFile, type Difference, relativeError } from './case-file.ts';
import { layersOf } from './layers-of.ts';

type Arrays = Readonly<Record<string, CaseArray>>;

/** Steps a network as the case file did, and compares everything on the way. */
export function checkNetworkCase(file: CaseFile, kernels: Kernels): Difference[] {
  const { layers, parameterKeys } = layersOf(file);
  const rows = file.input.shape[0];
  const network = compile(specOf(file, layers), { kernels, rows });
  const gradients = kernels.arena.allocate(network.plan.parameterLength);
  const batch = new Batch(network, { rows, gradients, inputDeltas: true });
  const optimizer = new OptimizerState(network, gradients);
  const places = placesOf(network, parameterKeys);
  write(places, network.parameters, file.parametersBefore);
  placeExamples(file, network, batch);

  const losses: number[] = [];
  const differences: Difference[] = [];
  for (let step = 0; step < file.steps; step++) {
    placeExamples(file, network, batch);
    batch.pass.forward(rows);
    losses.push(batch.compare(rows));
    const output = readRows(batch, 'values', network);
    batch.pass.backward(rows);
    if (step === 0) {
      differences.push({ what: 'output', error: relativeError(output, file.output.data) });
      const run = kernels.arena.floats.subarray(gradients, gradients + network.plan.parameterLength);
      differences.push(...compareAll('gradient of ', places, run, file.gradients));
      if (file.inputGradient) {
        const ours = readInputDeltas(batch, network);
        differences.push({ what: 'input gradient', error: relativeError(ours, file.inputGradient.data) });
      }
    }
    optimizer.update();
  }
  differences.push({ what: 'losses', error: relativeError(losses, file.lossPerStep) });
  differences.push(...compareAll('after the steps, ', places, network.parameters, file.parametersAfter));
  network.free();
  return differences;
}

function specOf(file: CaseFile, layers: NetworkSpec['layers']): NetworkSpec {
  return {
    inputs: file.input.data.length / file.input.shape[0],
    layers,
    loss: file.loss as LossName,
    optimizer: { kind: file.optimizer, learningRate: file.learningRate } as OptimizerSpec,
    seed: 0,
  };
}

function placeExamples(file: CaseFile, network: Network, batch: Batch): void {
  const rows = file.input.shape[0];
  const data = new DataSet({ inputs: network.inputs, targets: network.outputs });
  for (let row = 0; row < rows; row++)
    data.upsert(row, rowOf(file.input, rows, row), rowOf(file.target, rows, row));
  for (let row = 0; row < rows; row++) batch.place(row, data, data.slotOf(row));
}

function rowOf({ data }: CaseArray, rows: number, row: number): readonly number[] {
  const size = data.length / rows;
  return data.slice(row * size, (row + 1) * size);
}

function readRows(batch: Batch, of: 'values' | 'deltas', network: Network): number[] {
  return tight(
    network.kernels,
    batch.pass.output[of],
    batch.pass.output.stride,
    batch.pass.rows,
    network.outputs,
  );
}

function readInputDeltas(batch: Batch, network: Network): number[] {
  const { deltas, stride } = batch.pass.input;
  return tight(network.kernels, deltas, stride, batch.pass.rows, network.inputs);
}

function tight(kernels: Kernels, start: number, stride: number, rows: number, columns: number): number[] {
  return Array.from({ length: rows * columns }, (_, index) => {
    return kernels.arena.floats[start + Math.floor(index / columns) * stride + (index % columns)];
  });
}

/** Where each number of the file's array lies in our run of parameters. */
type Places = ReadonlyMap<string, readonly number[]>;

function placesOf(network: Network, keys: readonly (readonly string[])[]): Places {
  const places = new Map<string, readonly number[]>();
  network.plan.layers.forEach((layer, index) => {
    layer.parameters.forEach((block, part) => places.set(keys[index][part], transposed(block)));
  });
  return places;
}

/** Theirs is [out, in], ours [in, out padded]. */
function transposed({ offset, rows, columns, stride }: ParameterBlock): number[] {
  return Array.from({ length: rows * columns }, (_, index) => {
    return offset + (index % rows) * stride + Math.floor(index / rows);
  });
}

function write(places: Places, run: Float32Array, arrays: Arrays): void {
  for (const [key, at] of places) at.forEach((place, index) => (run[place] = arrays[key].data[index]));
}

function compareAll(prefix: string, places: Places, run: Float32Array, arrays: Arrays): Difference[] {
  return Array.from(places, ([key, at]) => ({
    what: prefix + key,
    error: relativeError(
      at.map((place) => run[place]),
      arrays[key].data,
    ),
  }));
}
