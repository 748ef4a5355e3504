import type { Axes } from '#shared/activities/plane/axes.ts';
import type { Formed } from '#shared/activities/plane/network-spec.ts';
import type { NetworkSpec } from '#shared/engine/index.ts';
import type { DiagramStyle } from '#client/components/diagram/paint-diagram.ts';
import type { SurfaceStyle } from '#client/components/surface/paint-surface.ts';

/** How each canvas that a worker paints is to look. */
export interface PartStyles {
  readonly plane: SurfaceStyle;
  readonly diagram: DiagramStyle;
}

export type Part = keyof PartStyles;

/** A network at one moment, and the plane that it answers over. */
export interface Scene {
  readonly spec: NetworkSpec;
  readonly weights: Float32Array;
  readonly axes: Axes;
  readonly form: Formed;
  /** Of the output's grid; neurons' pictures take at most 41. */
  readonly side: number;
}

/** From the page to the worker. */
export type PaintingRequest =
  | { readonly type: 'scene'; readonly scene: Scene }
  | { readonly type: 'canvas'; readonly part: Part; readonly canvas: OffscreenCanvas }
  | { readonly type: 'style'; readonly part: 'plane'; readonly style: SurfaceStyle }
  | { readonly type: 'style'; readonly part: 'diagram'; readonly style: DiagramStyle }
  | { readonly type: 'gone'; readonly part: Part };

/** `ready`: it can paint. `painted`: the last scene is on the canvases. */
export type PaintingNews = { readonly type: 'ready' | 'painted' };
