import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NEURON_LIMITS } from '#shared/activities/neuron/limits.ts';
import { dealTables, placeOf, seatsAt } from '#shared/activities/neuron/places.ts';
import { neuron } from '#shared/activities/neuron/rules.ts';
import { sharesOf } from '#shared/activities/neuron/shares.ts';
import { TableNetwork } from '#shared/activities/neuron/table-network.ts';
import { networkSpec, parametersOf, TASKS, tasks } from '#shared/activities/neuron/tasks.ts';
import { SHARES, type NeuronSettings, type Phase } from '#shared/activities/neuron/state.ts';
import { compile, createTrainer, DataSet, loadKernelsNow } from '#shared/engine/index.ts';
import { NeuronClass, student, teacher } from '#tests/support/neuron-class.ts';

function begun(seats: number, settings: Partial<NeuronSettings> = {}): NeuronClass {
  const one = new NeuronClass(seats);
  one.act(teacher, { type: 'configure', settings });
  expect(one.act(teacher, { type: 'deal' })).toBe('done');
  expect(one.act(teacher, { type: 'next' })).toBe('done');
  return one;
}

describe('The deal', () => {
  test('From 1 to 40 seats all hold something, everything is held, and a neuron that is dealt whole stays whole', () => {
    for (const task of TASKS)
      for (const share of SHARES)
        for (let count = 1; count <= 40; count++) {
          const shares = sharesOf({ task, share });
          expect(shares.flat()).toEqual([...parametersOf(task).keys()]);
          const seats = Array.from({ length: count }, (_, index) => `s${index}`);
          const tables = dealTables(seats, shares);
          expect(tables.flatMap(seatsAt).toSorted()).toEqual(seats.toSorted());
          for (const holders of tables) {
            expect(holders.every((held) => held.length > 0)).toBe(true);
            for (const part of shares)
              expect(new Set(part.map((parameter) => holders[parameter]!.join())).size).toBe(1);
          }
          const sizes = tables.map((holders) => seatsAt(holders).length);
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        }
  });

  test('gives every table the weights that the engine gives the machine', () => {
    const { state } = begun(20);
    const spec = networkSpec(state.settings);
    const network = new TableNetwork(state.settings, { kernels: loadKernelsNow('plain') });
    expect(Object.values(state.start!.weights)).toEqual([...network.weights]);
    expect(compile(spec, { kernels: loadKernelsNow('plain'), rows: 1 }).parameters).toEqual(
      network.network.parameters,
    );
    for (const table of Object.values(state.tables)) expect(table.weights).toEqual(state.start!.weights);
  });
});

describe('A knob', () => {
  test('is turned by its holder only, while the round runs, and counts one step', () => {
    const one = begun(9);
    const turn = { type: 'turn', phase: 'blind', parameter: 3, value: 99 } as const;
    expect(one.act(student('s1'), turn)).toBe('not-yours');
    expect(one.act(student('s4'), turn)).toBe('done');
    expect(one.state.tables[1]!.weights[3]).toBe(NEURON_LIMITS.value);
    expect(one.state.tables[1]!.runs.blind).toMatchObject({ steps: 1 });
    expect(one.act(student('s4'), { ...turn, phase: 'seeing' })).toBe('not-now');
    one.act(teacher, { type: 'pause' });
    expect(one.act(student('s4'), turn)).toBe('frozen');
  });

  test('moves the loss to where the engine says, and the best is kept', () => {
    const one = begun(1);
    const network = new TableNetwork(one.state.settings, { kernels: loadKernelsNow('plain') });
    const losses = [2, -1, 0.5].map((value, parameter) => {
      one.act(student('s1'), { type: 'turn', phase: 'blind', parameter, value });
      return network.load(one.state.tables[1]!.weights).loss();
    });
    const { loss, best, curve } = one.state.tables[1]!.runs.blind;
    expect(loss).toBe(losses.at(-1));
    expect(best).toBe(Math.min(one.state.start!.loss, ...losses));
    expect(curve.map(([, value]) => value)).toEqual([one.state.start!.loss, ...losses]);
  });
});

test('The slope that a knob shows is the gradient that the machine goes down', () => {
  const kernels = loadKernelsNow('plain');
  for (const task of TASKS) {
    const settings = { task, seed: 5 };
    const table = new TableNetwork(settings, { kernels });
    const slopes = parametersOf(task).map((_, index) => table.slope(index));
    const spec = networkSpec(settings);
    const network = compile(spec, { kernels, rows: 1 });
    const data = new DataSet({ inputs: spec.inputs, targets: 1 });
    for (const [index, { input, target }] of tasks[task].examples.entries())
      data.upsert(index + 1, input, [target]);
    const before = table.weights;
    createTrainer({ network, data, batchSize: data.size, seed: 5 }).iterate();
    const after = new TableNetwork(settings, { kernels });
    after.network.setParameters(network.parameters);
    after.weights.forEach((weight, index) =>
      expect(before[index]! - weight).toBeCloseTo(spec.optimizer.learningRate * slopes[index]!, 5),
    );
  }
});

test('The clock leads from blind to comparing, each round from the common start', () => {
  const one = begun(9);
  one.act(student('s1'), { type: 'turn', phase: 'blind', parameter: 0, value: 3 });
  const phases: Phase[] = [one.phase];
  for (let second = 0; second < 200; second++) {
    one.pass(1000);
    if (phases.at(-1) === one.phase) continue;
    phases.push(one.phase);
    if (one.phase === 'seeing') expect(one.state.tables[1]!.weights).toEqual(one.state.start!.weights);
  }
  expect(phases).toEqual(['blind', 'seeing', 'backpropagation', 'compare']);
  expect(one.state.turns).toEqual({ s1: 1 });
});

test('A stopped clock waits, an extended one runs longer', () => {
  const one = begun(3);
  one.pass(40_000);
  one.act(teacher, { type: 'pause' });
  one.pass(60_000);
  expect(one.phase).toBe('blind');
  one.act(teacher, { type: 'resume' });
  one.act(teacher, { type: 'extend' });
  one.pass(19_000);
  expect(one.phase).toBe('blind');
  one.pass(1_000);
  expect(one.phase).toBe('seeing');
});

test('Whoever was removed while the class was elsewhere holds nothing in the next round', () => {
  const one = begun(10);
  one.seats = one.seats.filter(({ number }) => number % 2 === 0);
  one.act(teacher, { type: 'next' });
  expect(one.phase).toBe('seeing');
  expectAllHeld(one);
});

test('Someone late takes over half of the busiest hands, then people pair up, then a table opens', () => {
  const one = begun(4);
  const sit = () => {
    const id = one.join();
    expect(one.act(student(id), { type: 'sit' })).toBe('done');
    return placeOf(one.state.tables, id)!;
  };
  for (let count = 4; count < 9; count++) expect(sit().parameters.length).toBe(1);
  expect(one.state.tables[1]!.holders.flat().length).toBe(9);
  for (let count = 9; count < 14; count++) expect(sit()).toMatchObject({ table: 1 });
  expect(sit()).toMatchObject({ table: 2 });
});

describe('Whoever turns nothing', () => {
  const { patienceMs, machineEveryMs } = NEURON_LIMITS;

  test('is played by the machine after a while, for everybody to see, until they turn', () => {
    const one = begun(9);
    one.pass(patienceMs - 1000);
    const turn = { type: 'turn', phase: 'blind', parameter: 0, value: 1 } as const;
    expect(one.act(student('s1'), turn)).toBe('done');
    expect(viewOf(one).tables[1]!.played).toEqual([]);
    one.pass(1000);
    expect(viewOf(one).tables[1]!.played).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(one.act(student('s2'), { ...turn, parameter: 1 })).toBe('done');
    expect(viewOf(one).tables[1]!.played).toEqual([2, 3, 4, 5, 6, 7, 8]);
    const { steps } = one.state.tables[1]!.runs.blind;
    one.pass(machineEveryMs);
    const { runs } = one.state.tables[1]!;
    expect(runs.blind.steps).toBeGreaterThan(steps);
    expect(runs.blind.steps - runs.blind.played).toBe(2);
    expect(one.state.turns).toEqual({ s1: 1, s2: 1 });
  });

  test('is played as blindly as they are: a try that raised the loss is taken back, as a second step', () => {
    const one = begun(9);
    one.pass(44_000);
    const { curve, best, loss } = one.state.tables[1]!.runs.blind;
    expect(curve.some(([, value], index) => index > 0 && value! > curve[index - 1]![1]!)).toBe(true);
    expect(loss).toBe(best);
  });

  test('is played down their own slope once it shows', () => {
    const one = begun(9);
    one.act(teacher, { type: 'next' });
    one.pass(44_000);
    const { loss, steps } = one.state.tables[1]!.runs.seeing;
    expect(loss).toBeLessThan(one.state.start!.loss / 2);
    expect(steps).toBeGreaterThan(20);
  });

  test('is not played where somebody else turns the same knob', () => {
    const one = begun(2, { task: 'and', share: 'neuron' });
    one.join();
    one.act(teacher, { type: 'deal' });
    one.act(teacher, { type: 'next' });
    const late = one.join();
    expect(one.act(student(late), { type: 'sit' })).toBe('done');
    const { table, parameters } = placeOf(one.state.tables, late)!;
    expect(parameters).toEqual([0, 1, 2]);
    for (let second = 0; second < 40; second++) {
      one.pass(1000);
      one.act(student(late), { type: 'turn', phase: 'blind', parameter: 0, value: 1 + second / 100 });
      expect(viewOf(one).tables[table]!.played).toEqual([]);
    }
    expect(one.state.tables[table]!.runs.blind.steps).toBe(40);
  });

  test('is waited for as long as the clock stands, and longer when it is extended', () => {
    const one = begun(3);
    one.pass(patienceMs - 1000);
    one.act(teacher, { type: 'pause' });
    one.pass(600_000);
    one.act(teacher, { type: 'resume' });
    one.act(teacher, { type: 'extend' });
    one.pass(999);
    expect(viewOf(one).tables[1]!.played).toEqual([]);
    one.pass(1);
    expect(viewOf(one).tables[1]!.played).toHaveLength(9);
  });
});

function viewOf({ state }: NeuronClass) {
  return neuron.view(state, { role: 'board' });
}

const moves = fc.array(
  fc.oneof(
    fc.constant({ kind: 'join' as const }),
    fc.record({ kind: fc.constant('leave' as const), who: fc.nat() }),
    fc.record({ kind: fc.constant('sit' as const), who: fc.nat() }),
    fc.record({
      kind: fc.constant('turn' as const),
      who: fc.nat(),
      parameter: fc.nat(8),
      value: fc.double({ min: -20, max: 20, noNaN: true }),
    }),
    fc.record({ kind: fc.constant('pass' as const), ms: fc.nat(50_000) }),
    fc.record({
      kind: fc.constant('steer' as const),
      type: fc.constantFrom('deal', 'next', 'extend', 'pause', 'resume'),
    }),
    fc.record({
      kind: fc.constant('settings' as const),
      task: fc.constantFrom(...TASKS),
      share: fc.constantFrom(...SHARES),
    }),
  ),
  { maxLength: 60 },
);

const LEGAL: Readonly<Record<Phase, readonly Phase[]>> = {
  setup: ['setup', 'blind'],
  blind: ['blind', 'seeing', 'setup'],
  seeing: ['seeing', 'backpropagation', 'setup'],
  backpropagation: ['backpropagation', 'compare', 'setup'],
  compare: ['compare', 'setup'],
};

test('Whatever happens, every parameter of every table is held, phases follow each other, and a replay gives the same', () => {
  fc.assert(
    fc.property(fc.nat(40), moves, (seats, steps) => {
      const one = new NeuronClass(seats);
      for (const step of steps) {
        const before = one.phase;
        play(one, step);
        expect(LEGAL[before]).toContain(one.phase);
        expectAllHeld(one);
      }
      expect(one.replayed()).toEqual(one.state);
    }),
    { numRuns: 150, seed: 12 },
  );
});

type Move = (typeof moves extends fc.Arbitrary<infer All> ? All : never) extends (infer One)[] ? One : never;

function play(one: NeuronClass, step: Move): void {
  const seatOf = (who: number) => one.seats[who % one.seats.length]?.id;
  switch (step.kind) {
    case 'join':
      return void one.join();
    case 'pass':
      return one.pass(step.ms);
    case 'steer':
      return void one.act(teacher, { type: step.type as 'deal' });
    case 'settings': {
      const { task, share } = step;
      return void one.act(teacher, { type: 'configure', settings: { task, share } });
    }
    default:
      return void playSeat(one, step, seatOf(step.who));
  }
}

function playSeat(one: NeuronClass, step: Extract<Move, { who: number }>, seat: string | undefined): void {
  if (seat === undefined) return;
  const phase = one.phase === 'seeing' ? 'seeing' : 'blind';
  if (step.kind === 'leave') one.leave(seat);
  else if (step.kind === 'sit') one.act(student(seat), { type: 'sit' });
  else one.act(student(seat), { type: 'turn', phase, parameter: step.parameter, value: step.value });
}

function expectAllHeld({ state, seats }: NeuronClass): void {
  const parameters = parametersOf(state.settings.task).length;
  const present = new Set(seats.map(({ id }) => id));
  const seated = Object.values(state.tables).flatMap(({ holders }) => seatsAt(holders));
  expect(new Set(seated).size).toBe(seated.length);
  for (const { holders, hands } of Object.values(state.tables)) {
    expect(holders.length).toBe(parameters);
    for (const held of holders) {
      expect(held.length).toBeGreaterThan(0);
      expect(held.every((seat) => present.has(seat))).toBe(true);
    }
    for (const part of sharesOf(state.settings))
      expect(new Set(part.map((parameter) => holders[parameter]!.join())).size).toBe(1);
    expect(seated).toEqual(expect.arrayContaining(Object.keys(hands)));
  }
}
