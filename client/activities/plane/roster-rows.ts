import type { SessionView } from '#shared/protocol/session-view.ts';
import type { ListedExample } from './listed-examples.ts';

/** The roster in the order of joining, with what each has placed. */
export function rosterRows(
  seats: SessionView['seats'],
  examples: readonly ListedExample[],
  examplesOf: (count: number) => string,
) {
  return Object.entries(seats)
    .sort(([, a], [, b]) => a.number - b.number)
    .map(([id, seat]) => {
      const count = examples.filter((example) => example.seat === id).length;
      return { ...seat, id, made: examplesOf(count), canClear: count > 0 };
    });
}
