import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile, loadKernelsNow } from '#shared/engine/index.ts';
import { PLANE_SETS } from '#shared/activities/plane/axes.ts';
import { networkSpec } from '#shared/activities/plane/network-spec.ts';
import { plane } from '#shared/activities/plane/rules.ts';
import { readyMadeExamples } from '#shared/activities/plane/ready-made.ts';
import { readConfiguration, writeConfiguration } from '#client/activities/plane/files/configuration-link.ts';
import { readPoints } from '#client/activities/plane/files/read-points.ts';
import { networkAsCsv, networkAsJson, networkAsOnnx } from '#client/activities/plane/files/write-network.ts';
import { pointsAsCsv } from '#client/activities/plane/files/write-points.ts';
import { catalogue as english } from '#client/locales/en.ts';

const ring = { set: 'ring', classes: 2 } as const;

/** What a teacher reads about a file. */
function problemsOf(text: string): readonly string[] {
  const read = readPoints(text, ring);
  return 'problems' in read ? read.problems.map(english.activities.plane.files.problem) : [];
}

test('points that were saved come back, of every set', () => {
  for (const set of PLANE_SETS.filter((name) => name !== 'empty' && name !== 'curve')) {
    const examples = readyMadeExamples({ set, classes: 2, seed: 4, noise: 0.1 });
    expect(readPoints(pointsAsCsv(examples, set), { set, classes: 2 }), set).toEqual({ examples });
  }
});

test('semicolons with decimal commas, tabs, quotes, empty lines and a mark at the beginning are understood', () => {
  const point = { x: 0.5, y: -0.25, label: 1, isTest: true };
  for (const text of [
    'x,y,class,set\n0.5,-0.25,2,test\n',
    '\ufeffx;y;class;set\r\n0,5;-0,25;2;test\r\n\r\n',
    'set\tclass\ty\tx\ntest\t2\t−0,25\t0.5',
    '"X","Y","Class","Set"\n"0.5","-0.25","2","Test"',
  ])
    expect(readPoints(text, ring), text).toEqual({ examples: [point] });
});

test('each wrong line is named, with what was expected', () => {
  expect(problemsOf('x,y,class,set\n0,0,1,train\n2.4,0,1,train\na,0,3,train\n0,0,1\n0,,1,later')).toEqual([
    'line 3: x is 2.4, but the plane goes from -1 to 1'.replace('-', '−'),
    'line 4: x should be a number, but is “a”',
    'line 4: class should be 1 to 2, but is “3”',
    'line 5: 4 fields expected, 3 found',
    'line 6: y should be a number, but is “”',
    'line 6: set should be train or test, but is “later”',
  ]);
});

test('a file without a head, without points or with too many is refused as a whole', () => {
  expect(problemsOf('0.5,0.5')).toEqual(['line 1: it should name the columns x and y, but is “0.5,0.5”']);
  expect(problemsOf('x,y\n\n')).toEqual(['The file has no line below its head.']);
  expect(problemsOf(`x,y\n${'0,0\n'.repeat(1001)}`)).toEqual([
    'The file has 1,001 points; up to 1,000 can be imported at once.',
  ]);
});

test('a saved network has every weight, and the same numbers in ONNX', () => {
  const state = plane.initial();
  const network = compile(networkSpec(state), { kernels: loadKernelsNow(), rows: 1 });
  const { parameters } = JSON.parse(networkAsJson(network)) as {
    parameters: { weights: number[][]; biases: number[] }[];
  };
  expect(parameters.map(({ weights }) => [weights.length, weights[0]!.length])).toEqual([
    [4, 2],
    [3, 4],
    [1, 3],
  ]);
  expect(parameters[1]!.weights[2]![3]).toBe(network.layers[1]!.weight(2, 3));
  const lines = networkAsCsv(network).trim().split('\n');
  expect(lines).toHaveLength(1 + network.parameterCount);
  expect(lines).toContain(`2,3,4,${network.layers[1]!.weight(2, 3)}`);
  expect(lines).toContain(`2,3,,${network.layers[1]!.biasOf(2)}`);
  expect(networkAsOnnx(network).length).toBeGreaterThan(200);
  network.free();
});

const { settings, set, drawing } = plane.initial();
const usual = { settings, set, ...drawing };

test('a configuration comes back from its link, whatever it is', () => {
  const configurations = fc.record({
    set: fc.constantFrom(...PLANE_SETS),
    seed: fc.integer({ min: 0, max: 0xffffffff }),
    noise: fc.constantFrom(0, 0.05, 0.5),
    settings: fc.record({
      classes: fc.constantFrom(2 as const, 3 as const, 4 as const),
      hiddenLayers: fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 6 }),
      activation: fc.constantFrom('linear' as const, 'sigmoid' as const, 'tanh' as const, 'relu' as const),
      bias: fc.boolean(),
      loss: fc.constantFrom('meanSquaredError' as const, 'arctan' as const),
      optimizer: fc.constantFrom('sgd' as const, 'momentum' as const, 'adam' as const),
      learningRate: fc.constantFrom(0.0001, 0.12, 100),
      l2: fc.constantFrom(0, 0.003, 1),
      batchSize: fc.constantFrom(1, 12, 5000),
      stopBelow: fc.constantFrom(0, 0.00001, 1),
      normalization: fc.constantFrom('raw' as const, 'zeroToOne' as const, 'minusOneToOne' as const),
      initialization: fc.constantFrom('random' as const, 'zero' as const),
      seed: fc.integer({ min: 0, max: 0xffffffff }),
    }),
  });
  fc.assert(
    fc.property(configurations, (configuration) => {
      expect(readConfiguration(writeConfiguration(configuration))).toEqual({ configuration });
    }),
    { seed: 1 },
  );
});

test.each([
  ['rate=0.1', 'rate=1000', 'rate'],
  ['rate=0.1', 'rate=', 'rate'],
  ['rate=0.1', 'rate=NaN', 'rate'],
  ['batch=12', 'batch=1.5', 'batch'],
  ['layers=4-3', 'layers=4-9', 'layers'],
  ['layers=4-3', 'layers=1-1-1-1-1-1-1', 'layers'],
  ['set=empty', 'set=moon', 'set'],
  ['set=empty', 'set=empty&set=ring', 'set'],
  ['set=empty', '', 'set'],
  ['set=empty', 'set=empty&speed=9', 'speed'],
  ['loss=meanSquaredError', 'loss=crossEntropy&x=1', 'x'],
  ['bias=yes', 'bias=true', 'bias'],
])('a link with %s written as %s is refused, and says which field is wrong', (right, wrong, field) => {
  const link = writeConfiguration(usual);
  expect(link).toContain(right);
  const read = readConfiguration(link.replace(right, wrong));
  expect(read).toMatchObject({ problem: { field } });
});

test('a curve has no cross-entropy', () => {
  const link = writeConfiguration({ ...usual, set: 'wave', settings: { ...settings, loss: 'crossEntropy' } });
  expect(readConfiguration(link)).toMatchObject({ problem: { field: 'loss', found: 'crossEntropy' } });
});
