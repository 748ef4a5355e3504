import type { ActivationName, LayerSpec } from '#shared/engine/spec.ts';
import type { CaseFile } from './case-file.ts';

export interface CaseLayers {
  readonly layers: readonly LayerSpec[];
  /** For each layer, the file's names of its parameters, in our order. */
  readonly parameterKeys: readonly (readonly string[])[];
}

/** A case says its layers in words; the numbers come from the shapes of its arrays. */
export function layersOf(file: CaseFile): CaseLayers {
  const words = file.layers.split(',').map((part) => part.trim());
  const weights = Object.keys(file.parametersBefore).filter((key) => key.endsWith('weight'));
  return {
    layers: weights.map((key, index) => ({
      kind: 'dense',
      units: file.parametersBefore[key].shape[0],
      activation: activationIn(words[index]),
    })),
    parameterKeys: weights.map((key) => [key, key.replace(/weight$/, 'bias')]),
  };
}

export function activationIn(words: string): ActivationName {
  const found = /leakyRelu|relu|tanh|sigmoid/.exec(words);
  return found ? (found[0] as ActivationName) : 'linear';
}
