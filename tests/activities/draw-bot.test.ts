import { expect, test } from 'vitest';
import { drawBot } from '#server/activities/draw/bot.ts';
import { sketch } from '#server/activities/draw/sketches.ts';
import { draw } from '#shared/activities/draw/rules.ts';
import type { StudentDrawView } from '#shared/activities/draw/view-types.ts';
import { createRandom } from '#shared/engine/index.ts';

test('A bot labels mostly what a drawing is, and is wrong now and then', () => {
  const random = createRandom(3);
  const chance = () => random.uniform();
  const { settings } = draw.initial();
  const right = Array.from({ length: 200 }, (_, index) => {
    const strokes = sketch(settings.classes[index % 4]!, index % 4, chance);
    const view = { settings, own: {}, toLabel: { id: 1, strokes } } as unknown as StudentDrawView;
    const action = drawBot.next(view, { seat: 's1', number: 1, chance });
    return action?.type === 'labelDrawing' && action.label === index % 4;
  }).filter(Boolean).length;
  expect(right).toBeGreaterThan(150);
  expect(right).toBeLessThan(200);
});
