import { createRandom } from '../../engine/index.ts';
import { remembered } from '../game/remembered.ts';
import { POINTS_LIMITS } from './limits.ts';
import { halfOf } from './roles.ts';
import { type Point, type PointsSettings, type Shape, SHAPES } from './state.ts';

/** The points that are real: those to learn from, and those that belief is scored on. */
export interface RealPoints {
  readonly training: readonly Point[];
  readonly heldOut: readonly Point[];
}

/** Standard deviation of the noise across each shape. */
const NOISE = 0.05;
const BLOBS: readonly Point[] = [
  { x: -0.55, y: 0.5 },
  { x: 0.6, y: 0.55 },
  { x: 0.5, y: -0.5 },
  { x: -0.5, y: -0.6 },
];

type Drawn = Pick<PointsSettings, 'shape' | 'seed' | 'cast'>;

/**
 * The same settings draw the same points: to learn from, until the halves of the class change places; to be scored on,
 * others in every round, for a reveal shows them.
 */
export const realPoints = remembered(
  (settings: Drawn, round: number): RealPoints => {
    const half = halfOf(settings.cast, round);
    const shape = shapeIn(settings, round);
    return {
      training: drawn(shape, createRandom(settings.seed, half)),
      heldOut: drawn(shape, createRandom(settings.seed, half, round)),
    };
  },
  (settings, round) => [settings, round],
);

/** Where the halves change places they find another shape: who has painted one knows too well where to forge. */
export function shapeIn({ shape, cast }: Pick<Drawn, 'shape' | 'cast'>, round: number): Shape {
  return SHAPES[(SHAPES.indexOf(shape) + halfOf(cast, round)) % SHAPES.length]!;
}

/** Points at random places, none of them real: what a judge meets before anybody has forged. */
export function scatteredPoints({ seed }: Pick<Drawn, 'seed'>): readonly Point[] {
  const random = createRandom(seed, 2);
  const coordinate = () => inside(2 * random.uniform() - 1);
  return Array.from({ length: POINTS_LIMITS.realPoints }, () => ({ x: coordinate(), y: coordinate() }));
}

function drawn(shape: Shape, random: Random): readonly Point[] {
  return Array.from({ length: POINTS_LIMITS.realPoints }, () => noisy(onShape(shape, random), random));
}

type Random = ReturnType<typeof createRandom>;

function onShape(shape: Shape, random: Random): Point {
  const share = random.uniform();
  switch (shape) {
    case 'ring': {
      const angle = 2 * Math.PI * share;
      return { x: 0.65 * Math.cos(angle), y: 0.65 * Math.sin(angle) };
    }
    case 'line':
      return { x: 1.6 * share - 0.8, y: 1.1 * share - 0.55 };
    case 'blobs':
      return BLOBS[Math.floor(share * BLOBS.length)]!;
    case 'bend': {
      const x = 1.6 * share - 0.8;
      return { x, y: 0.6 * Math.sin(Math.PI * 1.25 * x) };
    }
    default:
      return shape satisfies never;
  }
}

function noisy({ x, y }: Point, random: Random): Point {
  return { x: inside(x + NOISE * random.normal()), y: inside(y + NOISE * random.normal()) };
}

function inside(value: number): number {
  return Math.min(1, Math.max(-1, Math.round(value * 1000) / 1000));
}
