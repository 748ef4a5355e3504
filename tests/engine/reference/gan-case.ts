import {
  compile,
  GanSteps,
  type Kernels,
  type NetworkSpec,
  type OptimizerSpec,
} from '#shared/engine/index.ts';
import { GradientPenalty } from '#shared/engine/gan/penalty.ts';
import type { ActivationName } from '#shared/engine/spec.ts';
import { Batch } from '#shared/engine/training/batch.ts';
import { type CaseArray, type Difference, relativeError } from './case-file.ts';
import { compareAll, placesOf, writeAll } from './places.ts';
import { denseLayer, type Named } from './layers-of.ts';

type Arrays = Readonly<Record<string, CaseArray>>;

export interface GanCase {
  readonly name: string;
  readonly generatorBefore: Arrays;
  readonly generatorAfter: Arrays;
  readonly discriminatorBefore: Arrays;
  readonly discriminatorAfter: Arrays;
  readonly iterations: readonly {
    readonly real: CaseArray;
    readonly noise: CaseArray;
    readonly noise2: CaseArray;
    readonly discriminatorLoss: number;
    readonly generatorLoss: number;
  }[];
}

const optimizer: OptimizerSpec = { kind: 'adam', learningRate: 0.002, beta1: 0.5 };

export function checkGanCase(file: GanCase, kernels: Kernels): Difference[] {
  const rows = file.iterations[0].real.shape[0];
  const forger = denseStack(file.generatorBefore, 'relu', 'sigmoid');
  const judge = denseStack(file.discriminatorBefore, 'leakyRelu', 'linear');
  const generator = compile(specOf(forger, 'meanSquaredError'), { kernels, rows });
  const discriminator = compile(specOf(judge, 'binaryCrossEntropy'), { kernels, rows });
  const places = {
    generator: placesOf(generator, parametersOf(forger)),
    discriminator: placesOf(discriminator, parametersOf(judge)),
  };
  writeAll(places.generator, generator.parameters, file.generatorBefore);
  writeAll(places.discriminator, discriminator.parameters, file.discriminatorBefore);
  const steps = new GanSteps({ generator, discriminator, batchSize: rows });
  const losses = file.iterations.map(({ real, noise, noise2 }) => {
    steps.stepDiscriminator(Float32Array.from(real.data), Float32Array.from(noise.data), rows);
    steps.stepGenerator(Float32Array.from(noise2.data), rows);
    return [steps.discriminatorLoss, steps.generatorLoss];
  });
  const theirs = file.iterations.map(({ discriminatorLoss, generatorLoss }) => [
    discriminatorLoss,
    generatorLoss,
  ]);
  return [
    { what: 'losses', error: relativeError(losses.flat(), theirs.flat()) },
    ...compareAll('generator ', places.generator, generator.parameters, file.generatorAfter),
    ...compareAll('discriminator ', places.discriminator, discriminator.parameters, file.discriminatorAfter),
  ];
}

export interface PenaltyCase {
  readonly name: string;
  readonly input: CaseArray;
  readonly parametersBefore: Arrays;
  readonly inputGradient: CaseArray;
  readonly penalty: number;
  readonly gradients: Arrays;
}

export function checkPenaltyCase(file: PenaltyCase, kernels: Kernels): Difference[] {
  const [rows, inputs] = file.input.shape;
  const layers = denseStack(file.parametersBefore, 'leakyRelu', 'linear');
  const network = compile(specOf(layers, 'binaryCrossEntropy'), { kernels, rows });
  const places = placesOf(network, parametersOf(layers));
  writeAll(places, network.parameters, file.parametersBefore);
  const gradients = kernels.arena.allocate(network.plan.parameterLength);
  const { pass } = new Batch(network, { rows, gradients, inputDeltas: true });
  const penalty = new GradientPenalty(network, pass, 1);
  const at = (base: number, index: number): number =>
    base + Math.floor(index / inputs) * pass.input.stride + (index % inputs);
  file.input.data.forEach((value, index) => (kernels.arena.floats[at(pass.input.values, index)] = value));
  penalty.compute(rows);
  const value = penalty.valueOf(rows);
  const slopes = file.input.data.map((_, index) => kernels.arena.floats[at(pass.input.deltas, index)]);
  const run = kernels.arena.floats.slice(penalty.gradients, penalty.gradients + network.plan.parameterLength);
  return [
    { what: 'penalty', error: relativeError([value], [file.penalty]) },
    { what: 'input gradient', error: relativeError(slopes, file.inputGradient.data) },
    ...compareAll('gradient of ', places, run, file.gradients),
  ];
}

function denseStack(arrays: Arrays, hidden: ActivationName, last: ActivationName): Named[] {
  const keys = Object.keys(arrays).filter((key) => key.endsWith('.weight'));
  return keys.map((key, index) => {
    return denseLayer(key.replace(/\.weight$/, ''), arrays, index < keys.length - 1 ? hidden : last);
  });
}

const parametersOf = (layers: readonly Named[]) => layers.map(([, parameters]) => parameters);

function specOf(layers: readonly Named[], loss: NetworkSpec['loss']): NetworkSpec {
  return {
    inputs: layers[0][2],
    layers: layers.map(([layer]) => layer),
    loss,
    optimizer,
    seed: 0,
  };
}
