import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Pad from '#client/components/pad/Pad.svelte';
import { Pen } from '#client/components/pad/pen.ts';
import { strokePath } from '#client/components/pad/stroke-path.ts';
import type { Strokes } from '#shared/drawings/strokes.ts';
import '#client/styles/tokens.css';

const finger = { pointerId: 1, pointerType: 'touch' };
const palm = { pointerId: 2, pointerType: 'touch' };
const stylus = { pointerId: 3, pointerType: 'pen' };

/** A pad whose owner keeps what it is told. */
async function show(mostPoints = 100) {
  const onundo = vi.fn();
  const told: Strokes[] = [];
  const words = { label: 'Draw a cat', keysSaid: 'Arrow keys move.', penDown: 'down', penUp: () => 'up' };
  const onchange = (strokes: Strokes) => {
    told.push(strokes);
    void screen.rerender({ strokes });
  };
  const props = { strokes: [] as Strokes, mostPoints, ...words, onchange, onundo };
  const screen = await render(Pad, props);
  const pad = screen.getByRole('application').element() as HTMLElement;
  Object.assign(pad.style, { position: 'fixed', left: '0px', top: '0px', width: '256px' });
  const latest = () => told.at(-1);
  return { pad, latest, onundo };
}

function point(pad: HTMLElement, type: string, touch: typeof finger, x: number, y: number): void {
  pad.dispatchEvent(new PointerEvent(type, { ...touch, clientX: x, clientY: y, bubbles: true }));
}

beforeAll(() => {
  Element.prototype.setPointerCapture = () => {};
});

let pen: Pen;
beforeEach(() => (pen = new Pen(100)));

test('a finger draws a stroke in units of the pad, whatever its size', async () => {
  const { pad, latest } = await show();
  const { left, width } = pad.getBoundingClientRect();
  point(pad, 'pointerdown', finger, left + width / 4, left + width / 2);
  point(pad, 'pointermove', finger, left + width / 2, left + width / 2);
  point(pad, 'pointerup', finger, left + width / 2, left + width / 2);
  expect(latest()).toEqual([[256, 512, 512, 512]]);
});

test('a second finger adds nothing', async () => {
  const { pad, latest } = await show();
  point(pad, 'pointerdown', finger, 0, 0);
  point(pad, 'pointerdown', palm, 200, 200);
  point(pad, 'pointermove', palm, 250, 250);
  point(pad, 'pointerup', palm, 250, 250);
  point(pad, 'pointerup', finger, 0, 0);
  expect(latest()).toEqual([[0, 0]]);
});

test('a pen takes over from a palm that came first, and its ink goes', () => {
  pen.down(palm, { x: 0.5, y: 0.5 }, []);
  pen.down(stylus, { x: 0.25, y: 0.25 }, []);
  expect(pen.isDrawing(palm)).toBe(false);
  expect(pen.up()).toEqual([[256, 256]]);
});

test('a pointer that the system takes away leaves no ink', () => {
  pen.down(finger, { x: 0.5, y: 0.5 }, [[1, 2]]);
  expect(pen.cancel()).toEqual([[1, 2]]);
});

test('what lies beside the pad is drawn on its edge, and what is too near is left out', () => {
  pen.down(finger, { x: 0.5, y: 0.5 }, []);
  pen.move([
    { x: 0.5005, y: 0.5 },
    { x: 1.7, y: -2 },
  ]);
  expect(pen.up()).toEqual([[512, 512, 1024, 0]]);
});

test('a drawing takes only so many points', () => {
  pen.down(finger, { x: 0, y: 0 }, []);
  for (let step = 1; step < 500; step++) pen.move([{ x: (step % 10) / 10, y: 0 }]);
  const strokes = pen.up();
  expect(strokes[0]).toHaveLength(200);
  expect(pen.down(finger, { x: 0, y: 0 }, strokes)).toBe(false);
});

test('by keyboard a cursor moves, inks and lifts, and says so', async () => {
  const { pad, latest, onundo } = await show();
  const press = (key: string) => pad.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  pad.focus();
  press('ArrowLeft');
  press(' ');
  await expect.poll(() => pad.querySelector('[role=status]')!.textContent).toBe('down');
  for (let step = 0; step < 6; step++) press('ArrowRight');
  press(' ');
  await expect.poll(() => pad.querySelector('[role=status]')!.textContent).toBe('up');
  const stroke = latest()![0]!;
  expect([stroke[0], stroke.at(-2), stroke.length]).toEqual([469, 725, 14]);
  press('Backspace');
  expect(onundo).toHaveBeenCalledOnce();
});

test('a stroke is shown as smooth curves', () => {
  expect(strokePath([0, 0, 10, 0, 10, 10])).toBe('M0 0Q10 0 10 5Q10 7.5 10 10');
  expect(strokePath([])).toBe('');
});
