import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Stepper from '#client/components/controls/Stepper.svelte';

async function show(value: number) {
  const onchange = vi.fn();
  const props = { value, min: 0, max: 6, fewer: 'fewer', more: 'more', format: String, onchange };
  const screen = await render(Stepper, props);
  const more = screen.getByRole('button', { name: 'more' });
  return { screen, more, onchange };
}

test('quick clicks count on from what was asked, not from what has arrived', async () => {
  const { screen, more, onchange } = await show(2);
  await more.click();
  await more.click();
  await more.click();
  expect(onchange.mock.calls).toEqual([[3], [4], [5]]);
  await expect.element(screen.getByRole('status')).toHaveTextContent('5');
});

test('it stops at its limits', async () => {
  const { more, onchange } = await show(5);
  await more.click();
  await expect.element(more).toBeDisabled();
  expect(onchange.mock.calls).toEqual([[6]]);
});

test('what was refused goes back to what is', async () => {
  vi.useFakeTimers();
  const { screen, more } = await show(2);
  (more.element() as HTMLElement).click();
  vi.advanceTimersByTime(3000);
  vi.useRealTimers();
  await expect.element(screen.getByRole('status')).toHaveTextContent('2');
});
