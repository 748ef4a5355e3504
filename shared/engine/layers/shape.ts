/** What one example is between two layers. */
export interface VectorShape {
  readonly kind: 'vector';
  readonly units: number;
}

export type Shape = VectorShape;

export function vector(units: number): VectorShape {
  return { kind: 'vector', units };
}

/** Numbers per example, without padding. */
export function sizeOf(shape: Shape): number {
  return shape.units;
}
