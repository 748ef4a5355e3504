import { EngineError } from '../engine-error.ts';
import { padded } from '../kernels/arena.ts';
import type { SequenceShape } from '../layers/shape.ts';
import type { Network } from '../network.ts';
import type { PlannedLayer } from '../plan.ts';
import type { RecurrentSpec } from '../spec.ts';
import { ExamplePass } from './example-pass.ts';
import type { DeltaPart, ExampleOptions } from './explanation.ts';
import { isRecurrent } from './synapses.ts';

export interface ExplainStepOptions extends ExampleOptions {
  /** A recurrent layer, one of its units, and a step of the sequence, all from 0. */
  readonly layer: number;
  readonly unit: number;
  readonly step: number;
}

/** What one recurrent unit does at one step of one example. */
export interface StepExplanation {
  readonly gates: readonly GateExplanation[];
  /** h[t − 1] of all units: what the layer remembers. */
  readonly statesBefore: readonly number[];
  /** h[t] */
  readonly state: number;
  /** c[t] of an LSTM. */
  readonly cell?: number;
}

export type GateName = 'state' | 'input' | 'forget' | 'candidate' | 'output' | 'reset' | 'update';

/** z = bias + Σ inputTerms + carriedScale·(carriedBias + Σ stateTerms); output = f(z) */
export interface GateExplanation {
  readonly name: GateName;
  /** w·x[t] */
  readonly inputTerms: readonly number[];
  /** u·h[t − 1]; empty at the first step */
  readonly stateTerms: readonly number[];
  readonly bias: number;
  /** Only a GRU's candidate has one of its own, and scales what is carried by its reset gate. */
  readonly carriedBias: number;
  readonly carriedScale: number;
  readonly z: number;
  readonly output: number;
  /** f′(z) */
  readonly slope: number;
  /** ∂ℓ/∂z, through this step and all later ones */
  readonly delta: number;
}

/** In the order in which they lie side by side: see layers/. */
const GATES: Readonly<Record<RecurrentSpec['kind'], readonly GateName[]>> = {
  simpleRecurrent: ['state'],
  lstm: ['input', 'forget', 'candidate', 'output'],
  gru: ['reset', 'update', 'candidate'],
};

/** These are tanh; all others σ. */
const SIGNED: readonly GateName[] = ['state', 'candidate'];

/** Asks a unit of a recurrent layer what it does at a step. Throws an EngineError where there is none. */
export function explainStep(network: Network, options: ExplainStepOptions): StepExplanation {
  check(network, options);
  const pass = new ExamplePass(network, options);
  try {
    return explainOn(pass, network, options);
  } finally {
    pass.free();
  }
}

/** What a number of a sequence gets back from the gates of the recurrent layer above: w·δ, all at its own step. */
export function gatePartsOf(pass: ExamplePass, network: Network, layer: number, index: number): DeltaPart[] {
  const planned = network.plan.layers[layer];
  const { units, gates, features } = sizesOf(planned);
  const step = Math.floor(index / features);
  const { gateDeltas } = pass.insideOf(layer);
  const deltas = pass.deltasAt(gateDeltas, step, gates.length * padded(units));
  return gates.flatMap((_, gate) =>
    Array.from({ length: units }, (_, unit) => {
      const at = gate * padded(units) + unit;
      const weight = weightAt(network, planned, 0, index % features, at);
      const delta = deltas[at];
      return { from: 'neuron', neuron: unit, gate, weight, delta, product: Math.fround(weight * delta) };
    }),
  );
}

function explainOn(pass: ExamplePass, network: Network, options: ExplainStepOptions): StepExplanation {
  const { layer, unit, step } = options;
  const { units, gates } = sizesOf(network.plan.layers[layer]);
  const inside = pass.insideOf(layer);
  const cell = inside.cells && pass.answersAt(inside.cells, step, units)[unit];
  return {
    gates: gates.map((name, gate) => explainGate(pass, network, options, name, gate)),
    statesBefore: step === 0 ? [] : pass.answersAt(inside.states, step - 1, units),
    state: pass.answersAt(inside.states, step, units)[unit],
    ...(cell !== undefined && { cell }),
  };
}

function explainGate(
  pass: ExamplePass,
  network: Network,
  { layer, unit, step }: ExplainStepOptions,
  name: GateName,
  gate: number,
): GateExplanation {
  const planned = network.plan.layers[layer];
  const { units, gates, features } = sizesOf(planned);
  const inside = pass.insideOf(layer);
  const at = gate * padded(units) + unit;
  const answers = pass.answersAt(inside.gates, step, gates.length * padded(units));
  const x = pass.inputsOf(layer).slice(step * features, (step + 1) * features);
  const before = step === 0 ? [] : pass.answersAt(inside.states, step - 1, units);
  const carriesApart = planned.spec.kind === 'gru' && name === 'candidate';
  const sum = {
    inputTerms: x.map((value, row) => Math.fround(value * weightAt(network, planned, 0, row, at))),
    stateTerms: before.map((value, row) => Math.fround(value * weightAt(network, planned, 1, row, at))),
    bias: weightAt(network, planned, 2, 0, at),
    carriedBias: carriesApart ? weightAt(network, planned, 3, 0, unit) : 0,
    carriedScale: carriesApart ? answers[unit] : 1,
  };
  const output = answers[at];
  return {
    name,
    ...sum,
    z: planned.spec.kind === 'gru' ? carriedSum(sum) : runningSum(sum),
    output,
    slope: SIGNED.includes(name) ? 1 - output * output : output * (1 - output),
    delta: pass.deltasAt(inside.gateDeltas, step, gates.length * padded(units))[at],
  };
}

type GateSum = Pick<GateExplanation, 'inputTerms' | 'stateTerms' | 'bias' | 'carriedBias' | 'carriedScale'>;

/** One sum over inputs and states, as a simple recurrent layer and an LSTM take it. */
function runningSum({ inputTerms, stateTerms, bias }: GateSum): number {
  return [...inputTerms, ...stateTerms].reduce((sum, term) => Math.fround(sum + term), bias);
}

/** A GRU sums what it carries apart. */
function carriedSum({ inputTerms, stateTerms, bias, carriedBias, carriedScale }: GateSum): number {
  const add = (sum: number, term: number): number => Math.fround(sum + term);
  const carried = stateTerms.reduce(add, carriedBias);
  return add(inputTerms.reduce(add, bias), Math.fround(carriedScale * carried));
}

/** Blocks of a recurrent layer: 0 for x[t], 1 for h[t − 1], 2 the bias, 3 a GRU's second bias. */
function weightAt(
  network: Network,
  { parameters }: PlannedLayer,
  block: number,
  row: number,
  at: number,
): number {
  const { offset, stride } = parameters[block];
  return network.parameters[offset + row * stride + at];
}

function sizesOf({ spec, input }: PlannedLayer): {
  readonly units: number;
  readonly features: number;
  readonly gates: readonly GateName[];
} {
  const { kind, units } = spec as RecurrentSpec;
  return { units, features: (input as SequenceShape).features, gates: GATES[kind] };
}

function check(network: Network, { layer, unit, step }: ExplainStepOptions): void {
  const planned = network.plan.layers[layer];
  if (!planned || !isRecurrent(planned)) {
    const kind = planned ? `is ${planned.spec.kind}` : 'does not exist';
    throw new EngineError('bad-shape', `explainStep() takes a recurrent layer; layer ${layer} ${kind}.`);
  }
  const { units } = sizesOf(planned);
  const { steps } = planned.input as SequenceShape;
  if (isPlace(unit, units) && isPlace(step, steps)) return;
  throw new EngineError(
    'bad-shape',
    `Layer ${layer} has ${units} units and ${steps} steps, but not unit ${unit} at step ${step}.`,
  );
}

function isPlace(index: number, count: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < count;
}
