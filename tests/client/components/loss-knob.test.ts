import { userEvent } from 'vitest/browser';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import LossKnob from '#client/components/knob/LossKnob.svelte';
import { downhill, samplesOf, topOf, valueAt, xOf } from '#client/components/knob/knob-curve.ts';

const box = { width: 328, height: 150, range: 4, top: 2.4 };

function show({ isDisabled = false, value = 1 } = {}) {
  const onturn = vi.fn();
  document.body.style.width = '328px';
  render(LossKnob, {
    value,
    range: 4,
    most: 8,
    losses: samplesOf(4).map((at) => (at * at) / 16),
    loss: (value * value) / 16,
    slope: value / 8,
    isDisabled,
    label: 'Your weight',
    said: '1.00, loss 0.063',
    text: '1.00',
    format: String,
    onturn,
  });
  const knob = document.querySelector<HTMLElement>('[role=slider]')!;
  const finger = (type: string, x: number) =>
    knob.dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        pointerId: 1,
        clientX: knob.getBoundingClientRect().left + x,
      }),
    );
  knob.setPointerCapture = () => undefined;
  const placeOf = (at: number) => xOf(at, { ...box, width: knob.clientWidth });
  return { knob, finger, placeOf, onturn };
}

test('the knob goes where the finger pulls it, from where it was gripped', () => {
  const { finger, placeOf, onturn } = show();
  finger('pointerdown', placeOf(1) + 10);
  expect(onturn).not.toHaveBeenCalled();
  finger('pointermove', placeOf(-2) + 10);
  expect(onturn.mock.lastCall![0]).toBeCloseTo(-2, 5);
  finger('pointerup', placeOf(-2) + 10);
  finger('pointermove', placeOf(3));
  expect(onturn).toHaveBeenCalledTimes(1);
});

test('a tap beside the knob brings it there, never beyond the axis', () => {
  const { finger, placeOf, onturn } = show();
  finger('pointerdown', placeOf(-3));
  expect(onturn.mock.lastCall![0]).toBeCloseTo(-3, 5);
  finger('pointermove', placeOf(9));
  expect(onturn.mock.lastCall![0]).toBe(4);
});

test('arrow keys turn it finely, with the shift key finer, and End goes to the limit', async () => {
  const { knob, onturn } = show();
  knob.focus();
  await userEvent.keyboard('{ArrowLeft}');
  expect(onturn.mock.lastCall![0]).toBeCloseTo(0.95, 9);
  await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
  expect(onturn.mock.lastCall![0]).toBeCloseTo(1.01, 9);
  await userEvent.keyboard('{End}');
  expect(onturn.mock.lastCall![0]).toBe(8);
  expect(knob.getAttribute('aria-valuetext')).toBe('1.00, loss 0.063');
});

test('while it may not be turned it takes neither fingers nor keys', async () => {
  const { knob, finger, placeOf, onturn } = show({ isDisabled: true });
  finger('pointerdown', placeOf(0));
  knob.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
  expect(onturn).not.toHaveBeenCalled();
  expect(knob.getAttribute('aria-disabled')).toBe('true');
});

test('the arrow lies on the tangent and points downhill; on flat ground there is none', () => {
  const rising = downhill(1, 0.5, 0.3, box)!;
  expect(rising.to[0]).toBeLessThan(rising.from[0]);
  expect(rising.to[1]).toBeGreaterThan(rising.from[1]);
  expect(downhill(1, 0.5, -0.3, box)!.to[0]).toBeGreaterThan(xOf(1, box));
  expect(downhill(1, 0.5, 0, box)).toBeUndefined();
});

test('pixels and values are each other’s inverse, and the axis is high enough', () => {
  for (const value of [-4, -0.37, 0, 2.5, 4]) expect(valueAt(xOf(value, box), box)).toBeCloseTo(value, 9);
  expect(topOf([0.2, 1.9])).toBe(2.4);
  expect(topOf([3.9])).toBeGreaterThanOrEqual(3.9);
});
