/** What one example is between two layers. */
export type Shape = VectorShape | ImageShape | SequenceShape;

export interface VectorShape {
  readonly kind: 'vector';
  readonly units: number;
}

/** Numbers in the order row, column, channel. */
export interface ImageShape {
  readonly kind: 'image';
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** Numbers in the order step, feature. */
export interface SequenceShape {
  readonly kind: 'sequence';
  readonly steps: number;
  readonly features: number;
}

export function vector(units: number): VectorShape {
  return { kind: 'vector', units };
}

export function image(height: number, width: number, channels: number): ImageShape {
  return { kind: 'image', height, width, channels };
}

export function sequence(steps: number, features: number): SequenceShape {
  return { kind: 'sequence', steps, features };
}

/** Numbers per example, without padding. */
export function sizeOf(shape: Shape): number {
  switch (shape.kind) {
    case 'vector':
      return shape.units;
    case 'image':
      return shape.height * shape.width * shape.channels;
    case 'sequence':
      return shape.steps * shape.features;
  }
}

/** For error messages: "an image of 28×28×1". */
export function inWords(shape: Shape): string {
  switch (shape.kind) {
    case 'vector':
      return `${shape.units} numbers`;
    case 'image':
      return `an image of ${shape.height}×${shape.width}×${shape.channels}`;
    case 'sequence':
      return `a sequence of ${shape.steps} steps of ${shape.features}`;
  }
}
