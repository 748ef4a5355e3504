import { PAD_UNITS, pointCountOf, type Strokes } from '#shared/drawings/strokes.ts';

export interface PenPoint {
  readonly x: number;
  readonly y: number;
}

/** What comes from a hand: a pointer's number and kind, as the browser tells it. */
export interface Touch {
  readonly pointerId: number;
  readonly pointerType: string;
}

/** A point nearer than this to the last one adds nothing to see. In units of the pad. */
const NEAR = 5;

/**
 * Turns pointers into strokes. One pointer draws at a time: a second finger or a palm is passed over, and a pen takes
 * over from a finger that came first, for that was the palm.
 */
export class Pen {
  #touch: Touch | undefined;
  /** The finished strokes under the one that is drawn. */
  #before: Strokes = [];
  #stroke: number[] = [];
  readonly #mostPoints: number;

  constructor(mostPoints: number) {
    this.#mostPoints = mostPoints;
  }

  get isDown(): boolean {
    return this.#touch !== undefined;
  }

  get strokes(): Strokes {
    return this.#stroke.length > 0 ? [...this.#before, [...this.#stroke]] : this.#before;
  }

  isDrawing({ pointerId }: Touch): boolean {
    return this.#touch?.pointerId === pointerId;
  }

  /** False where this pointer does not draw. */
  down(touch: Touch, at: PenPoint, strokes: Strokes): boolean {
    if (this.#touch && !(touch.pointerType === 'pen' && this.#touch.pointerType === 'touch')) return false;
    if (this.#touch) this.cancel();
    else this.#before = strokes;
    if (pointCountOf(this.#before) >= this.#mostPoints) return false;
    this.#touch = touch;
    this.#stroke = [];
    this.#add(at);
    return true;
  }

  move(points: readonly PenPoint[]): void {
    for (const point of points) {
      const [x, y] = this.#stroke.slice(-2);
      if (x === undefined || y === undefined) continue;
      if (Math.abs(place(point.x) - x) + Math.abs(place(point.y) - y) >= NEAR) this.#add(point);
    }
  }

  /** → all strokes, the one just drawn among them. */
  up(): Strokes {
    const strokes = this.strokes;
    this.#touch = undefined;
    this.#stroke = [];
    return strokes;
  }

  /** The stroke was none: the system took the pointer away, as it does with a palm. */
  cancel(): Strokes {
    this.#touch = undefined;
    this.#stroke = [];
    return this.#before;
  }

  #add(point: PenPoint): void {
    if (pointCountOf(this.#before) + this.#stroke.length / 2 >= this.#mostPoints) return;
    this.#stroke.push(place(point.x), place(point.y));
  }
}

/** Whole units, and never beside the pad. */
function place(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * PAD_UNITS);
}
