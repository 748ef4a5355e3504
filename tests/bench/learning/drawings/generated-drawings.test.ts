import { expect, test } from 'vitest';
import { generateDrawings } from './generated-drawings.ts';

test('generated drawings are the same every time, and each has ink', () => {
  const { digits, sketches } = generateDrawings();
  expect(digits).toHaveLength(10);
  expect(sketches).toHaveLength(4);
  const drawings = [...digits, ...sketches].flatMap((subject) => subject.drawings);
  expect(drawings.every(({ ink }) => ink.some((value) => value > 0.5))).toBe(true);
});
