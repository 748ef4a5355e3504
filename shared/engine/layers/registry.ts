import type { LayerSpec } from '../spec.ts';
import { dense } from './dense.ts';
import type { LayerKind } from './layer.ts';

/** All kinds of layers; a new one is one line here. */
const kinds: { readonly [Kind in LayerSpec['kind']]: LayerKind<Extract<LayerSpec, { kind: Kind }>> } = {
  dense,
};

export const layerKinds = Object.keys(kinds);

export function layerKind(spec: LayerSpec): LayerKind<LayerSpec> {
  return kinds[spec.kind];
}
