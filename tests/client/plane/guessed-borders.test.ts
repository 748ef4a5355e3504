import { expect, test } from 'vitest';
import { guessAll } from '#client/activities/plane/outcomes/guessed-borders.ts';
import type { DecisionContext } from '#shared/activities/activity.ts';
import { plane } from '#shared/activities/plane/rules.ts';
import type { PlaneView } from '#shared/activities/plane/state.ts';
import { loadKernels } from '#shared/engine/index.ts';

const context: DecisionContext = { viewer: { role: 'teacher' }, now: 0, seats: [], randomSeed: () => 1 };

function classWith(set: PlaneView['set']): PlaneView {
  const decision = plane.decide(plane.initial(), { type: 'loadSet', set }, context);
  if ('refused' in decision) throw new Error(decision.refused);
  const state = decision.events.reduce((before, event) => plane.apply(before, event), plane.initial());
  return plane.view(state, { role: 'board' });
}

test('each answer has a picture of its own, also where the classes lie apart on a straight line', async () => {
  const kernels = await loadKernels();
  for (const set of ['ring', 'xor', 'clusters', 'bank'] as const) {
    const guessed = guessAll(classWith(set), kernels);
    const [bent, straight, none] = ([guessed?.bent, guessed?.straight, guessed?.none] as const).map(
      (fields) => JSON.stringify(fields),
    );
    expect(bent, set).toBeDefined();
    expect(new Set([bent, straight, none]).size, set).toBe(3);
  }
});
