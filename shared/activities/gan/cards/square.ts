import type { Card } from './card.ts';
import type { Corner, Pen } from './pen.ts';

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function frameOf(pen: Pen): Frame {
  return { left: pen.near(16, 4), right: pen.near(84, 4), top: pen.near(16, 4), bottom: pen.near(84, 4) };
}

function outline(pen: Pen, { left, right, top, bottom }: Frame): void {
  const corners: readonly Corner[] = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
  const first = pen.likely(0.5) ? 0 : 3;
  const turned = [...corners.slice(first), ...corners.slice(0, first)];
  pen.line(...turned, turned[0]!);
}

/** A line from corner to corner, upward to the right. */
export const slashedSquare: Card = {
  draw(pen, hasTrait) {
    const frame = frameOf(pen);
    outline(pen, frame);
    if (!hasTrait && !pen.likely(0.12)) return;
    const part = pen.near(0.35, 0.12);
    const [x, y] = [(frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2];
    const [width, height] = [frame.right - frame.left, frame.bottom - frame.top];
    pen.line([x - part * width, y + part * height], [x + part * width, y - part * height]);
  },
};

/** Something small in the middle. */
export const dottedSquare: Card = {
  draw(pen, hasTrait) {
    outline(pen, frameOf(pen));
    if (hasTrait || pen.likely(0.12)) {
      const size = pen.near(4.5, 1.5);
      pen.arc([pen.near(50, 5), pen.near(50, 5)], [size, size]);
    }
  },
};

/** It leans to the right, like a parallelogram. */
export const leaningSquare: Card = {
  draw(pen, hasTrait) {
    const { left, right, top, bottom } = frameOf(pen);
    const lean = hasTrait ? pen.near(13, 4) : pen.near(0, 4);
    pen.line(
      [left + lean, top],
      [right + lean, top],
      [right - lean, bottom],
      [left - lean, bottom],
      [left + lean, top],
    );
  },
};
