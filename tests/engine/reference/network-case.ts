import { DataSet } from '#shared/engine/data-set.ts';
import type { Kernels } from '#shared/engine/index.ts';
import { type Layout, placeOf } from '#shared/engine/layers/layout.ts';
import type { Shape } from '#shared/engine/layers/shape.ts';
import { compile, type Network } from '#shared/engine/network.ts';
import type { LossName, OptimizerSpec } from '#shared/engine/spec.ts';
import { Batch } from '#shared/engine/training/batch.ts';
import { OptimizerState } from '#shared/engine/training/optimizer-state.ts';
import { type CaseArray, type CaseFile, type Difference, relativeError } from './case-file.ts';
import { layersOf } from './layers-of.ts';
import { compareAll, placesOf, writeAll } from './places.ts';

/** Steps a network as the case file did, and compares everything on the way. */
export function checkNetworkCase(file: CaseFile, kernels: Kernels): Difference[] {
  const { layers, parameters, inputShape } = layersOf(file);
  const rows = file.input.shape[0];
  const network = compile(
    {
      inputs: file.input.data.length / rows,
      inputShape,
      layers,
      loss: file.loss as LossName,
      optimizer: { kind: file.optimizer, learningRate: file.learningRate } as OptimizerSpec,
      seed: 0,
    },
    { kernels, rows },
  );
  const gradients = kernels.arena.allocate(network.plan.parameterLength);
  const gradientRun = (): Float32Array =>
    kernels.arena.floats.slice(gradients, gradients + network.plan.parameterLength);
  const batch = new Batch(network, { rows, gradients, inputDeltas: true });
  const optimizer = new OptimizerState(network, gradients);
  const places = placesOf(network, parameters);
  writeAll(places, network.parameters, file.parametersBefore);
  const data = examplesOf(file, network);

  const losses: number[] = [];
  const differences: Difference[] = [];
  for (let step = 0; step < file.steps; step++) {
    batch.gather(data, data.ascending().slots, 0, rows);
    batch.pass.forward(rows);
    batch.compare(rows);
    losses.push(batch.loss);
    const output = read(network, batch.pass.output.values, batch.pass.output, network.outputs, rows);
    batch.pass.backward(rows);
    if (step === 0) {
      const theirs = channelsLast(file.output, network.plan.output, rows);
      differences.push({ what: 'output', error: relativeError(output, theirs) });
      differences.push(...compareAll('gradient of ', places, gradientRun(), file.gradients));
      if (file.inputGradient) {
        const { input } = batch.pass;
        const ours = read(network, input.deltas, input, network.inputs, rows);
        const error = relativeError(ours, channelsLast(file.inputGradient, network.plan.input, rows));
        differences.push({ what: 'input gradient', error });
      }
    }
    optimizer.update();
  }
  differences.push({ what: 'losses', error: relativeError(losses, file.lossPerStep) });
  differences.push(...compareAll('after the steps, ', places, network.parameters, file.parametersAfter));
  network.free();
  return differences;
}

function examplesOf(file: CaseFile, network: Network): DataSet {
  const rows = file.input.shape[0];
  const data = new DataSet({ inputs: network.inputs, targets: network.outputs });
  const inputs = channelsLast(file.input, network.plan.input, rows);
  const targets = channelsLast(file.target, network.plan.output, rows);
  for (let row = 0; row < rows; row++) data.upsert(row, rowOf(inputs, rows, row), rowOf(targets, rows, row));
  return data;
}

function rowOf(values: readonly number[], rows: number, row: number): readonly number[] {
  const size = values.length / rows;
  return values.slice(row * size, (row + 1) * size);
}

/** Images come as [example, channel, row, column]; ours are [example, row, column, channel]. */
function channelsLast({ data }: CaseArray, shape: Shape, rows: number): readonly number[] {
  if (shape.kind !== 'image') return data;
  const { height, width, channels } = shape;
  const places = height * width;
  return Array.from({ length: rows * places * channels }, (_, index) => {
    const [row, inside] = [Math.floor(index / (places * channels)), index % (places * channels)];
    return data[(row * channels + (inside % channels)) * places + Math.floor(inside / channels)];
  });
}

function read(network: Network, start: number, layout: Layout, size: number, rows: number): number[] {
  return Array.from({ length: rows * size }, (_, index) => {
    const row = Math.floor(index / size);
    return network.kernels.arena.floats[start + row * layout.stride + placeOf(layout, index % size)];
  });
}
