import { createRandom, type Random } from '../../engine/index.ts';
import { axesOf, taskOf, type Axes, type PlaneSet } from './axes.ts';
import { curveExamples } from './ready-made-curves.ts';
import type { ClassCount, Drawing, PlaneExample } from './state.ts';

type Point = Pick<PlaneExample, 'x' | 'y' | 'label'>;
type Draw = (random: Random, label: number, classes: number) => { x: number; y: number } & Partial<Point>;

const EXAMPLES_PER_CLASS = 60;
const TEST_SHARE = 0.2;

interface Drawn extends Drawing {
  readonly set: PlaneSet;
  readonly classes: ClassCount;
}

/** One example each; a set that decides the label by place returns it. */
const draws: Readonly<Partial<Record<PlaneSet, Draw>>> = {
  clusters(random, label, classes) {
    const [cx, cy] = onCircle(label / classes + 0.125, 0.5);
    return { x: cx + 0.17 * random.normal(), y: cy + 0.17 * random.normal() };
  },
  ring(random, label, classes) {
    const radius = (label + 0.15 + 0.6 * random.uniform()) * (0.95 / classes);
    const [x, y] = onCircle(random.uniform(), radius);
    return { x, y };
  },
  xor(random, label, classes) {
    const quadrant =
      label % 2 === 0 ? 2 * Math.floor(2 * random.uniform()) : 1 + 2 * Math.floor(2 * random.uniform());
    const [sx, sy] = [quadrant === 0 || quadrant === 3 ? 1 : -1, quadrant < 2 ? 1 : -1];
    const side = () => 0.08 + 0.84 * random.uniform();
    return { x: sx * side(), y: sy * side(), label: classes === 2 ? label : quadrant % classes };
  },
  spiral(random, label, classes) {
    const along = 0.06 + 0.94 * random.uniform();
    const [x, y] = onCircle(0.9 * along + label / classes, 0.9 * along);
    return { x: x + 0.02 * random.normal(), y: y + 0.02 * random.normal() };
  },
  /** Who paid a loan back: made up, so that age and salary count about alike once they are on one scale. */
  bank(random) {
    const age = 18 + 60 * random.uniform();
    const salary = 8_000 + 108_000 * random.uniform();
    const score = (salary - 52_000) / 60_000 + (age - 45) / 55 + 0.1 * random.normal();
    return { x: Math.round(age), y: Math.round(salary / 100) * 100, label: score > 0 ? 0 : 1 };
  },
};

/**
 * The examples of a set, drawn from `seed`; a fifth is kept for the test. Noise shakes them where they lie, and leaves
 * everything else of the same seed as it was.
 */
export function readyMadeExamples({ set, classes, seed, noise }: Drawn): readonly PlaneExample[] {
  const isCurve = taskOf(set) === 'regression';
  const drawn = isCurve ? curveExamples(set, seed) : classExamples(set, classes, seed);
  const shaking = createRandom(seed, 1);
  const shaken = (value: number, axis: Axes['x']) =>
    value + (noise === 0 ? 0 : noise * shaking.normal() * ((axis.max - axis.min) / 2));
  const axes = axesOf(set);
  return drawn.map((example) => ({
    ...example,
    x: onAxis(isCurve ? example.x : shaken(example.x, axes.x), axes.x),
    y: onAxis(shaken(example.y, axes.y), axes.y),
  }));
}

/** 60 a class. */
function classExamples(set: PlaneSet, classes: ClassCount, seed: number): readonly PlaneExample[] {
  const draw = draws[set];
  if (!draw) return [];
  const random = createRandom(seed);
  return Array.from({ length: EXAMPLES_PER_CLASS * classes }, (_, index) => {
    const point = { label: index % classes, ...draw(random, index % classes, classes) };
    return { ...point, isTest: random.uniform() < TEST_SHARE };
  });
}

/** On the plane, and with no more digits than can be seen. */
function onAxis(value: number, { min, max }: Axes['x']): number {
  const digits = max - min > 1000 ? 0.01 : max - min > 10 ? 10 : 10_000;
  return Math.round(Math.min(max, Math.max(min, value)) * digits) / digits;
}

/** The point at `turn` of a full turn on a circle around the middle. Only a picture: its last bits may differ by machine, and so it is drawn once, on the server. */
function onCircle(turn: number, radius: number): [x: number, y: number] {
  const angle = 2 * Math.PI * turn;
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}
