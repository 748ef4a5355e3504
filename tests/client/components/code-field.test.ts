import { userEvent } from 'vitest/browser';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import CodeField from '#client/components/controls/CodeField.svelte';

async function show() {
  const oncomplete = vi.fn();
  await render(CodeField, {
    value: '',
    label: 'Code on the board',
    digitLabel: (position: number) => `Digit ${position}`,
    oncomplete,
  });
  const cells = () => [...document.querySelectorAll('input')];
  const digits = () =>
    cells()
      .map(({ value }) => value)
      .join('');
  return { cells, digits, oncomplete };
}

test('the first cell has the focus, and typing goes on from cell to cell', async () => {
  const { cells, digits, oncomplete } = await show();
  expect(document.activeElement).toBe(cells()[0]);
  await userEvent.keyboard('427913');
  expect(digits()).toBe('427913');
  expect(oncomplete).toHaveBeenCalledExactlyOnceWith('427913');
});

test('a pasted code fills all cells, whatever stands between its digits', async () => {
  const { cells, digits, oncomplete } = await show();
  const clipboardData = new DataTransfer();
  clipboardData.setData('text', ' 427 913\n');
  cells()[2]!.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  await vi.waitFor(() => expect(digits()).toBe('427913'));
  expect(oncomplete).toHaveBeenCalledExactlyOnceWith('427913');
});

test('letters are not taken', async () => {
  const { digits } = await show();
  await userEvent.keyboard('a4b2');
  expect(digits()).toBe('42');
});

test('backspace in an empty cell takes the digit before', async () => {
  const { cells, digits } = await show();
  await userEvent.keyboard('427{Backspace}');
  expect(digits()).toBe('42');
  expect(document.activeElement).toBe(cells()[2]);
});

test('a digit typed over another replaces it', async () => {
  const { cells, digits } = await show();
  await userEvent.keyboard('427913');
  await userEvent.click(cells()[0]!);
  await userEvent.keyboard('8');
  expect(digits()).toBe('827913');
});
