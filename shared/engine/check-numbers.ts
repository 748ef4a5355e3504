import { EngineError } from './engine-error.ts';

/** Throws unless there are exactly `count` finite numbers. */
export function checkNumbers(name: string, values: ArrayLike<number>, count: number): void {
  if (values.length !== count) {
    throw new EngineError('bad-shape', `${name} should have ${count} numbers, but has ${values.length}.`);
  }
  for (let index = 0; index < count; index++) {
    if (Number.isFinite(values[index])) continue;
    throw new EngineError(
      'bad-number',
      `${name}[${index}] should be a finite number, but is ${values[index]}.`,
    );
  }
}
