import { compile, createRandom, createTrainer, DataSet, loadKernelsNow } from '#shared/engine/index.ts';
import { median, stepsPerSecond } from './rounds.ts';

/** How the steps a second fall while one size grows and everything else stays. */
export interface Growth {
  readonly size: string;
  /** What counts as a step. */
  readonly step: string;
  readonly points: readonly GrowthPoint[];
  readonly fit: LinearCost;
}

export interface GrowthPoint {
  readonly size: number;
  readonly stepsPerSecond: number;
}

/** Seconds a step = fixed + each·size, and how far a measured point is from that, as a part of it, at most. */
export interface LinearCost {
  readonly fixed: number;
  readonly each: number;
  readonly furthest: number;
}

interface Setting {
  readonly batch: number;
  readonly examples: number;
  readonly layers: number;
}

const MILLISECONDS = 60;
const ROUNDS = 5;
const INPUTS = 16;

const axes: readonly {
  readonly size: keyof Setting;
  readonly step: string;
  readonly sizes: readonly number[];
  readonly rest: Setting;
}[] = [
  {
    size: 'batch',
    step: 'one iteration',
    sizes: [4, 8, 16, 32, 64, 128, 256],
    rest: { batch: 0, examples: 512, layers: 2 },
  },
  {
    size: 'examples',
    step: 'one epoch',
    sizes: [64, 128, 256, 512, 1024, 2048, 4096],
    rest: { batch: 32, examples: 0, layers: 2 },
  },
  {
    size: 'layers',
    step: 'one iteration',
    sizes: [1, 2, 4, 8, 16, 32, 64],
    rest: { batch: 32, examples: 512, layers: 0 },
  },
];

/** All sizes of an axis in turn, round after round. */
export function measureGrowth(): readonly Growth[] {
  return axes.map(({ size, step, sizes, rest }) => {
    const steps = sizes.map((each) => prepare({ ...rest, [size]: each }, step === 'one epoch'));
    const rounds = Array.from({ length: ROUNDS + 1 }, () =>
      steps.map((run) => stepsPerSecond(run, MILLISECONDS)),
    ).slice(1);
    const points = sizes.map((each, index) => ({
      size: each,
      stepsPerSecond: median(rounds.map((rates) => rates[index]!)),
    }));
    return { size, step, points, fit: linearCost(points) };
  });
}

/** Layers of 32 neurons on numbers drawn from a seed. */
function prepare({ batch, examples, layers }: Setting, isEpoch: boolean): () => void {
  const hidden = { kind: 'dense', units: 32, activation: 'relu' } as const;
  const network = compile(
    {
      inputs: INPUTS,
      layers: [
        ...Array.from({ length: layers }, () => hidden),
        { kind: 'dense', units: 2, activation: 'linear' },
      ],
      loss: 'softmaxCrossEntropy',
      optimizer: { kind: 'sgd', learningRate: 1e-4 },
      seed: 1,
    },
    { kernels: loadKernelsNow(), rows: 1 },
  );
  const random = createRandom(1);
  const data = new DataSet({ inputs: INPUTS, targets: 2, capacity: examples });
  for (let id = 0; id < examples; id++) {
    const label = random.below(2);
    data.upsert(
      id,
      Array.from({ length: INPUTS }, () => random.normal()),
      [label, 1 - label],
    );
  }
  const trainer = createTrainer({ network, data, batchSize: batch, seed: 1 });
  const iterations = isEpoch ? examples / batch : 1;
  return () => {
    for (let iteration = 0; iteration < iterations; iteration++) trainer.iterate();
  };
}

/** Least squares of the relative errors, so that small sizes count like large ones. */
function linearCost(points: readonly GrowthPoint[]): LinearCost {
  const sum = (term: (size: number, weight: number) => number): number =>
    points.reduce((total, point) => total + term(point.size, point.stepsPerSecond), 0);
  const [ones, sizes, squares] = [
    sum((_, w) => w * w),
    sum((s, w) => w * w * s),
    sum((s, w) => w * w * s * s),
  ];
  const [costs, costSizes] = [sum((_, w) => w), sum((s, w) => w * s)];
  const determinant = ones * squares - sizes * sizes;
  const fixed = (costs * squares - costSizes * sizes) / determinant;
  const each = (ones * costSizes - sizes * costs) / determinant;
  const off = points.map(({ size, stepsPerSecond: rate }) =>
    Math.abs(1 / (rate * (fixed + each * size)) - 1),
  );
  return { fixed, each, furthest: Math.max(...off) };
}
