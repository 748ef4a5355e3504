import { boltzmann, deepBelief } from './bars.ts';
import { scanner } from './bars-seen.ts';
import type { ZooEntry } from './entry.ts';
import { recursive } from './expressions.ts';
import { robustLine } from './line-with-outliers.ts';
import { neuron } from './neuron.ts';
import { adversarial } from './ring.ts';
import { forecaster } from './season.ts';
import { multilayer } from './spiral.ts';
import { autoencoder, convolutional } from './strokes.ts';
import { memory, recurrent } from './symbols.ts';

/** Every architecture, from one neuron on; a new one is one line here, and its test comes by itself. */
export const zoo: readonly ZooEntry[] = [
  neuron,
  robustLine,
  multilayer,
  convolutional,
  autoencoder,
  recurrent,
  memory,
  forecaster,
  scanner,
  recursive,
  boltzmann,
  deepBelief,
  adversarial,
];
