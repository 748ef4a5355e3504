import type { NetworkFacts } from '../../activity.ts';
import type { Facts } from '../../habits/state.ts';
import { MAIN_NETWORK } from '../../../protocol/network-name.ts';
import type { TrainingMetrics } from '../../../protocol/session-view.ts';
import type { PlaneSet } from '../axes.ts';
import { PLANE_LIMITS } from '../limits.ts';
import type { PlaneSettings, PlaneState } from '../state.ts';
import type { Mission, MissionName, Stop, Wish } from './state.ts';

export const MISSION_LIMITS = { lastsMs: 180_000, extendMs: 60_000 } as const;

/** What a report says of a mission. */
export interface Measure {
  readonly progress: Facts;
  readonly isReached: boolean;
  /** Nothing more can come. */
  readonly isOver: boolean;
}

interface MissionPlan {
  readonly set: PlaneSet;
  readonly noise: number;
  readonly hasShuffledLabels?: true;
  readonly settings: Partial<PlaneSettings>;
  /** In iterations a second. */
  readonly speed: number;
  /** Epochs that are counted and stopped after. */
  readonly epochs?: number;
  readonly wishes: readonly Wish[];
  /** Undefined where a report has nothing to say yet. */
  measure(metrics: TrainingMetrics, state: PlaneState, mission: Mission): Measure | undefined;
}

/** What every mission begins with, but for what it is about. */
const plain: Partial<PlaneSettings> = {
  classes: 2,
  hiddenLayers: [4, 3],
  activation: 'tanh',
  bias: true,
  loss: 'meanSquaredError',
  optimizer: 'sgd',
  learningRate: 0.1,
  l2: 0,
  batchSize: 12,
  stopBelow: 0,
  normalization: 'raw',
  initialization: 'random',
};

/** Of the training examples: nearly all of them. */
const NEARLY_ALL = 0.95;
/** Three neurons bend a border around XOR in nearly every start; with two most starts end near 75 %. */
const FEW = 3;
const RESCUED = 0.9;
const MEMORISED = 0.75;
const CLOSE = 1.05;
const SHARE_CLOSE = 0.5;

export const missions: Readonly<Record<MissionName, MissionPlan>> = {
  fewestNeurons: {
    set: 'xor',
    noise: 0,
    settings: { ...plain, hiddenLayers: [6] },
    speed: 1000,
    wishes: ['fewer', 'more', 'anew'],
    measure({ trainingAccuracy }, { settings }, { progress }) {
      if (trainingAccuracy === undefined) return undefined;
      const neurons = settings.hiddenLayers.reduce((sum, size) => sum + size, 0);
      const best =
        trainingAccuracy >= NEARLY_ALL ? Math.min(progress['best'] ?? Infinity, neurons) : progress['best'];
      return {
        progress: { accuracy: percent(trainingAccuracy), neurons, ...(best !== undefined && { best }) },
        isReached: best !== undefined && best <= FEW,
        isOver: false,
      };
    },
  },
  /** A curve's output is linear: nothing holds its numbers. */
  explode: {
    set: 'wave',
    noise: 0,
    settings: plain,
    speed: 100,
    wishes: ['rateUp', 'batchOfOne', 'linear'],
    measure({ trainingLoss, hasDiverged }, { settings: { learningRate: rate } }) {
      const progress = {
        rate,
        ...(trainingLoss !== undefined && { loss: Number(trainingLoss.toPrecision(3)) }),
      };
      return { progress, isReached: hasDiverged, isOver: false };
    },
  },
  rescue: {
    set: 'bank',
    noise: 0,
    settings: plain,
    speed: 100,
    wishes: ['normalize', 'rateUp', 'rateDown', 'more'],
    measure: ({ trainingAccuracy }) =>
      trainingAccuracy === undefined
        ? undefined
        : {
            progress: { accuracy: percent(trainingAccuracy) },
            isReached: trainingAccuracy >= RESCUED,
            isOver: false,
          },
  },
  stopInTime: {
    set: 'ring',
    noise: 0.3,
    settings: { ...plain, hiddenLayers: [8, 8, 8], optimizer: 'adam', learningRate: 0.01 },
    speed: 30,
    epochs: 160,
    wishes: [],
    measure({ epochs, hasDiverged }, _state, { stops }) {
      const test = epochs?.test;
      if (!epochs || !test) return undefined;
      const all = Object.values(stops);
      const close = all.filter(({ loss }) => loss <= CLOSE * test.lowest).length;
      const isOver = epochs.isOver || hasDiverged;
      return {
        progress: {
          epoch: epochs.epochs + epochs.left,
          of: epochs.asked,
          train: epochs.training?.last ?? 0,
          test: test.last,
          ...(isOver && { lowest: test.lowest, lowestAt: test.lowestAt, close, stopped: all.length }),
        },
        isReached: isOver && all.length > 0 && close >= SHARE_CLOSE * all.length,
        isOver,
      };
    },
  },
  memorise: {
    set: 'clusters',
    noise: 0,
    hasShuffledLabels: true,
    settings: plain,
    speed: 0,
    wishes: ['layer', 'more', 'adam', 'rateUp'],
    measure: ({ trainingAccuracy, testAccuracy }) =>
      trainingAccuracy === undefined
        ? undefined
        : {
            progress: {
              accuracy: percent(trainingAccuracy),
              ...(testAccuracy !== undefined && { test: percent(testAccuracy) }),
            },
            isReached: trainingAccuracy >= MEMORISED,
            isOver: false,
          },
  },
};

/** What is new of the mission in a report. */
export function measureMission(
  { networks }: NetworkFacts,
  state: PlaneState,
  mission: Mission,
): Measure | undefined {
  const metrics = networks[MAIN_NETWORK]?.metrics;
  const measured = metrics && missions[mission.name].measure(metrics, state, mission);
  if (!measured) return undefined;
  const isNew = JSON.stringify(measured.progress) !== JSON.stringify(mission.progress);
  return isNew || measured.isReached || measured.isOver ? measured : undefined;
}

/** Where somebody stands who stops now. */
export function stopNow({ progress }: Mission): Stop | undefined {
  const { epoch, test } = progress;
  return epoch === undefined || test === undefined ? undefined : { epoch, loss: test };
}

/** The settings that a wish asks for. */
export function wished(
  wish: Wish,
  { hiddenLayers, learningRate, seed }: PlaneSettings,
): Partial<PlaneSettings> {
  const last = hiddenLayers.at(-1) ?? 0;
  const others = hiddenLayers.slice(0, -1);
  const rate = (factor: number) => {
    const { min, max } = PLANE_LIMITS.learningRate;
    return { learningRate: Number(Math.min(max, Math.max(min, factor * learningRate)).toPrecision(3)) };
  };
  switch (wish) {
    case 'fewer':
      return { hiddenLayers: last > 1 ? [...others, last - 1] : others };
    case 'more':
      return { hiddenLayers: widened(hiddenLayers) };
    case 'layer':
      return hiddenLayers.length < PLANE_LIMITS.hiddenLayers
        ? { hiddenLayers: [...hiddenLayers, PLANE_LIMITS.neuronsPerLayer] }
        : {};
    case 'anew':
      return { seed: (seed + 1) % 2 ** 32 };
    case 'rateUp':
      return rate(10);
    case 'rateDown':
      return rate(0.1);
    case 'batchOfOne':
      return { batchSize: 1 };
    case 'linear':
      return { activation: 'linear' };
    case 'normalize':
      return { normalization: 'minusOneToOne' };
    case 'adam':
      return { optimizer: 'adam', learningRate: 0.01 };
    default:
      return wish satisfies never;
  }
}

/** One neuron more where there is the least room taken. */
function widened(layers: readonly number[]): readonly number[] {
  const least = Math.min(...layers);
  if (layers.length === 0) return [1];
  if (least >= PLANE_LIMITS.neuronsPerLayer) return layers;
  return layers.with(layers.indexOf(least), least + 1);
}

function percent(share: number): number {
  return Math.floor(100 * share);
}
