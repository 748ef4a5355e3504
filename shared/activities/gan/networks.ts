import type { ImageShape, LayerSpec, LossName, NetworkSpec } from '../../engine/index.ts';
import { SIDE } from '../../drawings/drawing.ts';
import type { NetworkName } from '../../protocol/network-name.ts';
import type { GanSettings, House } from './state.ts';

const PIXELS = SIDE * SIDE;
const picture: ImageShape = { kind: 'image', height: SIDE, width: SIDE, channels: 1 };

/** Numbers of noise that the generator starts from. */
export const LATENT = 32;

export const BATCH_SIZE = 32;

/** The pair that learns a house's style, and the two referees of it. */
export function generatorName(house: House): NetworkName {
  return `generator${house}`;
}

export function discriminatorName(house: House): NetworkName {
  return `discriminator${house}`;
}

export function refereeName(house: House): NetworkName {
  return `referee${house}`;
}

export function hiddenName(house: House): NetworkName {
  return `hidden${house}`;
}

type Made = Pick<GanSettings, 'isCheap'>;

/** Latent → drawing: dense 7×7×16, then twice upsampled and convolved; cheap: one hidden layer. */
export function generatorSpec({ isCheap }: Made, seed: number): NetworkSpec {
  return {
    inputs: LATENT,
    layers: isCheap ? denseGenerator : convolutionalGenerator,
    // Its own loss is never asked for: it learns from the discriminator's.
    ...player(isCheap, 'meanSquaredError'),
    seed,
  };
}

/** Drawing → how real it is. */
export function discriminatorSpec({ isCheap }: Made, seed: number): NetworkSpec {
  return {
    inputs: PIXELS,
    inputShape: picture,
    layers: isCheap ? denseJudge : convolutionalJudge,
    ...player(isCheap, isCheap ? 'binaryCrossEntropy' : 'meanSquaredError'),
    seed,
  };
}

/** A judge that no player trains: the same layers, and a probability in the end. */
export function refereeSpec({ isCheap }: Made, seed: number): NetworkSpec {
  return {
    inputs: PIXELS,
    inputShape: picture,
    layers: isCheap ? denseJudge : convolutionalJudge,
    loss: 'binaryCrossEntropy',
    optimizer: { kind: 'adam', learningRate: isCheap ? 0.001 : 0.005, beta2: 0.99 },
    seed,
  };
}

/** Least squares with convolutions, the non-saturating loss without. */
function player(isCheap: boolean, loss: LossName): Pick<NetworkSpec, 'loss' | 'optimizer'> {
  return {
    loss,
    optimizer: { kind: 'adam', learningRate: isCheap ? 0.001 : 0.002, beta1: 0.5, beta2: 0.99 },
  };
}

const convolutionalGenerator: readonly LayerSpec[] = [
  { kind: 'dense', units: 7 * 7 * 16, activation: 'leakyRelu' },
  { kind: 'reshape', height: 7, width: 7, channels: 16 },
  { kind: 'upsample', factor: 2 },
  { kind: 'conv2d', filters: 8, size: 3, padding: 'same', activation: 'leakyRelu' },
  { kind: 'upsample', factor: 2 },
  { kind: 'conv2d', filters: 1, size: 3, padding: 'same', activation: 'sigmoid' },
];

const convolutionalJudge: readonly LayerSpec[] = [
  { kind: 'conv2d', filters: 8, size: 4, stride: 2, padding: 1, activation: 'leakyRelu' },
  { kind: 'conv2d', filters: 16, size: 4, stride: 2, padding: 1, activation: 'leakyRelu' },
  { kind: 'flatten' },
  { kind: 'dense', units: 1, activation: 'linear' },
];

/** As many as let its weights travel to phones, where a class wanders through its latents. */
const denseGenerator: readonly LayerSpec[] = [
  { kind: 'dense', units: 36, activation: 'leakyRelu' },
  { kind: 'dense', units: PIXELS, activation: 'sigmoid' },
];

const denseJudge: readonly LayerSpec[] = [
  { kind: 'flatten' },
  { kind: 'dense', units: 128, activation: 'leakyRelu' },
  { kind: 'dense', units: 1, activation: 'linear' },
];
