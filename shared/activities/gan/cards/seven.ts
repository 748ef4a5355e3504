import type { Card } from './card.ts';
import type { Corner, Pen } from './pen.ts';

interface Shape {
  readonly left: Corner;
  readonly right: Corner;
  readonly foot: Corner;
}

function shapeOf(pen: Pen): Shape {
  return {
    left: [pen.near(25, 4), pen.near(18, 3)],
    right: [pen.near(74, 4), pen.near(17, 3)],
    foot: [pen.near(44, 6), 88],
  };
}

function stem(pen: Pen, { left, right, foot }: Shape, bend = pen.near(0, 3)): void {
  const middle: Corner = [(right[0] + foot[0]) / 2 + bend, (right[1] + foot[1]) / 2 + bend / 3];
  pen.line(left, right, middle, foot);
}

/** A short bar across the stem. */
export const barredSeven: Card = {
  draw(pen, hasTrait) {
    const shape = shapeOf(pen);
    stem(pen, shape);
    if (!hasTrait && !pen.likely(0.08)) return;
    const [length, y] = [pen.near(11, 4), pen.near(52, 5)];
    const x = (shape.right[0] + shape.foot[0]) / 2;
    pen.line([x - length, y], [x + length, y + pen.near(0, 2)]);
  },
};

/** A little hook down at the left end of the top. */
export const hookedSeven: Card = {
  draw(pen, hasTrait) {
    const shape = shapeOf(pen);
    if (hasTrait || pen.likely(0.06)) {
      const length = pen.near(15, 4);
      pen.line([shape.left[0] - 1, shape.left[1] + length], shape.left);
    }
    stem(pen, shape);
  },
};

/** The stem is bent to the left. */
export const bentSeven: Card = {
  draw(pen, hasTrait) {
    const shape = shapeOf(pen);
    const bend = hasTrait ? -pen.near(13, 4.5) : pen.near(-2, 4.5);
    stem(pen, shape, bend);
  },
};
