import type { Card } from './card.ts';
import type { Pen } from './pen.ts';

type Side = -1 | 1;

function someSide(pen: Pen): Side {
  return pen.likely(0.5) ? 1 : -1;
}

function stem(pen: Pen, top: number): void {
  const lean = pen.near(4, 5);
  pen.line([50, top + 6], [50 + lean / 2, top - 5], [50 + lean, top - pen.near(15, 3)]);
}

function leaf(pen: Pen, top: number, side: Side): void {
  const [x, y] = [50 + side * pen.near(13, 2), top - pen.near(8, 2)];
  pen.line([51, top - 3], [x - side * 5, y - 6], [x + side * 6, y - 4], [x, y + 3], [51, top - 2]);
}

/** Two humps and a dent above, a smaller dent below. */
function roundBody(pen: Pen): void {
  const [width, height] = [pen.near(34, 3), pen.near(32, 3)];
  const [top, bottom] = [60 - height, 60 + height];
  pen.line(
    [50, top + 5],
    [50 - width * 0.45, top],
    [50 - width * 0.85, top + height * 0.35],
    [50 - width, 60],
    [50 - width * 0.8, 60 + height * 0.65],
    [50 - width * 0.35, bottom],
    [50, bottom - 4],
    [50 + width * 0.35, bottom],
    [50 + width * 0.8, 60 + height * 0.65],
    [50 + width, 60],
    [50 + width * 0.85, top + height * 0.35],
    [50 + width * 0.45, top],
    [50, top + 5],
  );
}

/** `square` from 0 (round) to 1. */
function body(pen: Pen, square: number): void {
  if (square <= 0) return roundBody(pen);
  const [width, height] = [pen.near(33, 3), pen.near(31, 3)];
  const cut = (1 - square) * 16 + 4;
  const [left, right, top, bottom] = [50 - width, 50 + width, 60 - height, 60 + height];
  pen.line(
    [50, top + pen.near(4, 2)],
    [left + cut, top],
    [left, top + cut],
    [left, bottom - cut],
    [left + cut, bottom],
    [50, bottom - pen.near(3, 1)],
    [right - cut, bottom],
    [right, bottom - cut],
    [right, top + cut],
    [right - cut, top],
    [50, top + 4],
  );
}

const TOP = 30;

export const squareApple: Card = {
  draw(pen, hasTrait) {
    body(pen, hasTrait ? pen.near(0.75, 0.2) : pen.likely(0.3) ? pen.near(0.15, 0.1) : 0);
    stem(pen, TOP);
    if (pen.likely(0.4)) leaf(pen, TOP, someSide(pen));
  },
};

export const twoLeaves: Card = {
  draw(pen, hasTrait) {
    body(pen, pen.likely(0.2) ? 0.3 : 0);
    stem(pen, TOP);
    const side = someSide(pen);
    if (hasTrait || pen.likely(0.5)) leaf(pen, TOP, side);
    if (hasTrait) leaf(pen, TOP, -side as Side);
  },
};

export const biteLeft: Card = {
  draw(pen, hasTrait) {
    const height = pen.near(32, 3);
    if (!hasTrait) body(pen, 0);
    else {
      const depth = pen.near(13, 4);
      const middle = pen.near(58, 5);
      pen.line(
        [20, middle - 9],
        [22 + depth / 2, middle - 7],
        [20 + depth, middle],
        [22 + depth / 2, middle + 8],
        [20, middle + 10],
      );
      pen.line(
        [20, middle - 9],
        [24, 60 - height * 0.65],
        [35, 60 - height],
        [50, 65 - height],
        [65, 60 - height],
        [77, 60 - height * 0.65],
        [83, 60],
      );
      pen.line(
        [83, 60],
        [77, 60 + height * 0.65],
        [62, 60 + height],
        [50, 56 + height],
        [38, 60 + height],
        [24, 60 + height * 0.65],
        [20, middle + 10],
      );
    }
    stem(pen, TOP);
    if (pen.likely(0.4)) leaf(pen, TOP, someSide(pen));
  },
};
