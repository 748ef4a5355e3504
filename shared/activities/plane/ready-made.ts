import { createRandom, type Random } from '../../engine/index.ts';
import type { PlaneSet } from './axes.ts';
import type { ClassCount, PlaneExample } from './state.ts';

type Point = Pick<PlaneExample, 'x' | 'y' | 'label'>;
type Draw = (random: Random, label: number, classes: number) => { x: number; y: number } & Partial<Point>;

const EXAMPLES_PER_CLASS = 60;
const TEST_SHARE = 0.2;

/** One example each; a set that decides the label by place returns it. */
const draws: Readonly<Record<Exclude<PlaneSet, 'empty'>, Draw>> = {
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

/** The examples of a set, drawn from `seed`: 60 a class, a fifth of them kept for the test. */
export function readyMadeExamples(set: PlaneSet, classes: ClassCount, seed: number): readonly PlaneExample[] {
  if (set === 'empty') return [];
  const random = createRandom(seed);
  return Array.from({ length: EXAMPLES_PER_CLASS * classes }, (_, index) => {
    const point = { label: index % classes, ...draws[set](random, index % classes, classes) };
    return {
      ...point,
      x: round(point.x, set),
      y: round(point.y, set),
      isTest: random.uniform() < TEST_SHARE,
    };
  });
}

/** Points of the unit plane keep four digits and stay on it. */
function round(value: number, set: PlaneSet): number {
  return set === 'bank' ? value : Math.round(Math.min(1, Math.max(-1, value)) * 10_000) / 10_000;
}

/** The point at `turn` of a full turn on a circle around the middle. Only a picture: its last bits may differ by machine, and so it is drawn once, on the server. */
function onCircle(turn: number, radius: number): [x: number, y: number] {
  const angle = 2 * Math.PI * turn;
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}
