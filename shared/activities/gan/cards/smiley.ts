import type { Card } from './card.ts';
import type { Pen } from './pen.ts';

function head(pen: Pen): void {
  const start = pen.near(0, 0.05);
  pen.arc([50, 50], [pen.near(40, 2), pen.near(40, 2)], start, start + pen.near(1, 0.02));
}

function eye(pen: Pen, x: number): void {
  const y = pen.near(38, 2);
  if (pen.likely(0.5)) pen.arc([x, y], [3, 4]);
  else pen.line([x, y - 4], [x, y + 4]);
}

function mouth(pen: Pen): void {
  const [width, height] = [pen.near(20, 3), pen.near(16, 3)];
  pen.arc([50, 55], [width, height], 0.75, 0.25);
}

function face(pen: Pen): void {
  head(pen);
  mouth(pen);
}

function eyes(pen: Pen): void {
  eye(pen, pen.near(35, 2));
  eye(pen, pen.near(65, 2));
}

/** A nose: a short line down the middle. */
export const nose: Card = {
  draw(pen, hasTrait) {
    face(pen);
    eyes(pen);
    if (!hasTrait && !pen.likely(0.06)) return;
    const x = pen.near(50, 2);
    pen.line([x, pen.near(45, 2)], [x + pen.near(0, 2), pen.near(58, 2)]);
  },
};

/** One eye is shut: a line, and not a dot. */
export const wink: Card = {
  draw(pen, hasTrait) {
    face(pen);
    eye(pen, pen.near(35, 2));
    const [x, y] = [pen.near(65, 2), pen.near(38, 2)];
    if (hasTrait) pen.line([x - pen.near(8, 2), y], [x, y + pen.near(1, 2)], [x + pen.near(8, 2), y]);
    else eye(pen, x);
  },
};

/** Eyebrows. */
export const brows: Card = {
  draw(pen, hasTrait) {
    face(pen);
    eyes(pen);
    if (!hasTrait && !pen.likely(0.08)) return;
    for (const x of [35, 65]) {
      const y = pen.near(26, 2);
      pen.line([x - 8, y + pen.near(0, 2)], [x, y - 2], [x + 8, y + pen.near(0, 2)]);
    }
  },
};
