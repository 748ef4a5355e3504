import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { inkAdvice } from '#client/components/game/ink-advice.ts';
import InkOverlay from '#client/components/game/InkOverlay.svelte';
import VerdictMeter from '#client/components/game/VerdictMeter.svelte';
import { labelledTests, verdictPlace } from '#client/components/game/verdict-place.ts';
import type { Verdict } from '#shared/engine/index.ts';

const rank = (share: number): Verdict => ({ kind: 'percentile', rank: share });
const testName = (number: number) => `test ${number}`;

async function meter(verdicts: readonly Verdict[], heldOut: number) {
  document.body.style.width = '328px';
  const { container } = await render(VerdictMeter, { verdicts, heldOut, testName });
  return {
    all: container.querySelectorAll('i').length,
    filled: container.querySelectorAll('i.filled').length,
    lines: container.querySelectorAll('.line').length,
    said: [...container.querySelectorAll('.label')].map(({ textContent }) => textContent),
  };
}

test('a tick for each held-out drawing, filled up to the rank, and a line for each test', async () => {
  expect(await meter([rank(0.2), rank(0.64)], 50)).toEqual({
    all: 50,
    filled: 32,
    lines: 2,
    said: ['test 1', 'test 2'],
  });
  expect((await meter([rank(0.5)], 34)).all).toBe(34);
});

test('with few to compare with there are five steps', async () => {
  expect(await meter([{ kind: 'step', step: 4 }], 12)).toMatchObject({ all: 5, filled: 4 });
  expect(verdictPlace({ kind: 'step', step: 1 })).toBe(0.2);
});

test('of two tests with nearly the same rank only the later one is named', () => {
  expect([...labelledTests([100, 120, 260])].sort()).toEqual([1, 2]);
  expect([...labelledTests([100, 100])]).toEqual([1]);
});

test('advice is kept where it is clear, with a sign on every second strong pixel', () => {
  const slope = new Float32Array(784);
  [slope[0], slope[1], slope[2], slope[29], slope[60]] = [1, 0.9, 0.2, -0.5, 0.1];
  expect(inkAdvice(slope)).toEqual([
    { row: 0, column: 0, kind: 'more', strength: 1, isSigned: true },
    { row: 0, column: 1, kind: 'more', strength: expect.closeTo(0.9), isSigned: false },
    { row: 0, column: 2, kind: 'more', strength: expect.closeTo(0.2), isSigned: false },
    { row: 1, column: 1, kind: 'less', strength: 0.5, isSigned: true },
  ]);
});

test('the overlay lies where the judge’s pixels are on the pad, and tells + from − without colours', async () => {
  const slope = new Float32Array(784);
  [slope[0], slope[29]] = [1, -1];
  const frame = { left: 100, top: 200, side: 560 };
  const { container } = await render(InkOverlay, { advice: inkAdvice(slope), frame });
  const [first, second] = [...container.querySelectorAll('rect')];
  expect([first!.getAttribute('x'), first!.getAttribute('y'), first!.getAttribute('width')]).toEqual([
    '100',
    '200',
    '20',
  ]);
  expect([second!.getAttribute('x'), second!.getAttribute('y')]).toEqual(['120', '220']);
  const signs = [...container.querySelectorAll('path')].map((path) => path.getAttribute('d')!);
  expect(signs.map((sign) => sign.includes('v'))).toEqual([true, false]);
});
