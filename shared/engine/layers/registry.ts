import type { LayerSpec } from '../spec.ts';
import { maxPool, upsample } from './blocks.ts';
import { convTranspose2d } from './conv-transpose2d.ts';
import { conv2d } from './conv2d.ts';
import { dense } from './dense.ts';
import { dropout } from './dropout.ts';
import { flatten, reshape } from './flatten.ts';
import { gru } from './gru.ts';
import type { LayerKind } from './layer.ts';
import { lstm } from './lstm.ts';
import { mapToSequence } from './map-to-sequence.ts';
import { simpleRecurrent } from './simple-recurrent.ts';

/** All kinds of layers; a new one is one line here. */
const kinds: { readonly [Kind in LayerSpec['kind']]: LayerKind<Extract<LayerSpec, { kind: Kind }>> } = {
  dense,
  conv2d,
  convTranspose2d,
  upsample,
  maxPool,
  flatten,
  reshape,
  mapToSequence,
  dropout,
  simpleRecurrent,
  lstm,
  gru,
};

export const layerKinds = Object.keys(kinds);

/** The kind that a spec names; it is only ever given specs of its own kind. */
export function layerKind(spec: LayerSpec): LayerKind<LayerSpec> {
  return kinds[spec.kind] as LayerKind<LayerSpec>;
}
