import { expect, test } from 'vitest';
import { closeRivals, type MeasuredModel } from '#client/activities/draw/board/models.ts';
import { placeLabels } from '#client/components/drawing/label-places.ts';
import { shareOf } from '#shared/engine/index.ts';

function model(name: MeasuredModel['name'], right: number, total: number): MeasuredModel {
  return { name, points: [{ iteration: 1, ...shareOf(right, total) }] };
}

test('the best two are too close to call while their intervals overlap, however far the others are behind', () => {
  const many = [model('convolutional', 190, 200), model('connected', 150, 200), model('rule', 80, 200)];
  expect(closeRivals(many)).toBeUndefined();
  const few = [model('rule', 4, 20), model('connected', 15, 20), model('convolutional', 19, 20)];
  expect(closeRivals(few)).toEqual(['convolutional', 'connected']);
  expect(closeRivals([model('rule', 1, 2)])).toBeUndefined();
});

test('labels stand where their lines end, cover no other and stay within the figure', () => {
  expect(placeLabels([{ at: 50, height: 20 }], 200, 4)).toEqual([40]);
  const labels = [
    { at: 190, height: 40 },
    { at: 195, height: 20 },
    { at: 0, height: 20 },
  ];
  expect(placeLabels(labels, 200, 4)).toEqual([136, 180, 0]);
});
