import { expect, test } from 'vitest';
import { weightCounts } from '#client/activities/draw/board/weight-counts.ts';
import { COUNTED } from '#shared/activities/draw/limits.ts';
import { connectedSpec, convolutionalSpec } from '#shared/activities/draw/networks.ts';
import { draw } from '#shared/activities/draw/rules.ts';
import { compile, loadKernelsNow, type NetworkSpec } from '#shared/engine/index.ts';

const { settings } = draw.initial();

function engineCounts(spec: NetworkSpec, side: number): number {
  const sized = {
    ...spec,
    inputs: side * side,
    inputShape: { kind: 'image', height: side, width: side, channels: 1 },
  } as const;
  const network = compile(sized, { kernels: loadKernelsNow(), rows: 1 });
  const { parameterCount } = network;
  network.free();
  return parameterCount;
}

test.each([28, 56])('the engine counts the same weights for %d×%d pixels', (side) => {
  const { convolutional, connected } = weightCounts(side, settings);
  expect(convolutional.count).toBe(engineCounts(convolutionalSpec(settings), side));
  expect(connected.count).toBe(engineCounts(connectedSpec(settings), side));
});

test('every formula comes to the number beside it, up to a photograph', () => {
  expect(COUNTED.at(-1)).toBe(3584);
  for (const side of COUNTED.filter((counted) => counted > 0))
    for (const { formula, count } of Object.values(weightCounts(side, settings))) {
      expect(valueOf(formula)).toBe(count);
      expect(Number.isSafeInteger(count)).toBe(true);
    }
});

/** Sums of products, with brackets. */
function valueOf(formula: string): number {
  const inner = /\(([^()]+)\)/.exec(formula);
  if (inner) return valueOf(formula.replace(inner[0], String(valueOf(inner[1]!))));
  return formula
    .split('+')
    .map((product) => product.split('·').reduce((value, factor) => value * Number(factor), 1))
    .reduce((sum, value) => sum + value, 0);
}
