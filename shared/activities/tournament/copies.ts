import type { NetworkSpec } from '../../engine/index.ts';
import { asTrained, networkSpec } from '../plane/network-spec.ts';
import { readyMadeExamples } from '../plane/ready-made.ts';
import type { PlaneExamples, PlaneSettings } from '../plane/state.ts';
import { TOURNAMENT_LIMITS } from './limits.ts';
import type { Entry, TournamentSettings } from './state.ts';

/** What a seat that chose nothing trains with. */
export const DEFAULT_ENTRY: Entry = { learningRate: 0.01, optimizer: 'sgd' };

/** All copies learn from these: the same for the same settings, numbered from 1. */
export function copyExamples({ set, seed }: TournamentSettings): PlaneExamples {
  const examples = readyMadeExamples({ set, classes: 2, seed, noise: 0 });
  return Object.fromEntries(examples.map((example, index) => [index + 1, example]));
}

/** The same as networks take them. */
export function trainedExamples(settings: TournamentSettings) {
  const formed = { settings: planeSettings(settings, DEFAULT_ENTRY), set: settings.set };
  return Object.entries(copyExamples(settings)).map(([id, example]) => {
    return { id: Number(id), isTest: example.isTest, ...asTrained(example, formed) };
  });
}

/** A small network of the plane; copies differ only in what their seats chose. */
export function copySpec(settings: TournamentSettings, entry: Entry): NetworkSpec {
  return networkSpec({ settings: planeSettings(settings, entry), set: settings.set, examples: {} });
}

function planeSettings({ seed }: TournamentSettings, entry: Entry): PlaneSettings {
  return {
    classes: 2,
    hiddenLayers: [6, 4],
    activation: 'tanh',
    bias: true,
    loss: 'meanSquaredError',
    ...entry,
    l2: 0,
    batchSize: TOURNAMENT_LIMITS.batchSize,
    stopBelow: 0,
    normalization: 'raw',
    initialization: 'random',
    seed,
  };
}
