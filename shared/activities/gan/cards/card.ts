import type { Pen } from './pen.ts';

/** One way to draw a subject, which survives that a drawing is cropped and centred. */
export interface Card {
  /** Draws the subject: with what the card asks for, or as anybody would. */
  draw(pen: Pen, hasTrait: boolean): void;
}
