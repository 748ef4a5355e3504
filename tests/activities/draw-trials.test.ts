import { expect, test } from 'vitest';
import type { NetworkFact } from '#shared/activities/activity.ts';
import { CONNECTED, CONVOLUTIONAL } from '#shared/activities/draw/networks.ts';
import { drawTrials } from '#shared/activities/draw/trials.ts';
import type { TrainingMetrics } from '#shared/protocol/session-view.ts';
import { DrawingClass, teacher } from '#tests/support/drawing-class.ts';

const { fewerWeights } = drawTrials.claim;

/** A network whose epochs were counted to the end. */
function network(weights: number, trainingAccuracy: number, testAccuracy: number): NetworkFact {
  const epochs = { isOver: true } as TrainingMetrics['epochs'];
  const metrics = { epochs, hasDiverged: false, trainingAccuracy, testAccuracy } as TrainingMetrics;
  return { metrics, spec: {} as NetworkFact['spec'], weights: new Float32Array(weights) };
}

function measured(convolutional: NetworkFact, connected: NetworkFact) {
  const { state } = new DrawingClass(1);
  const networks = { [CONVOLUTIONAL]: convolutional, [CONNECTED]: connected };
  return fewerWeights!.measure({ networks }, {}, state);
}

test('with as many weights, a network that is as good in training and worse in the test speaks against the claim', () => {
  expect(measured(network(9100, 1, 0.92), network(8900, 1, 0.78))).toMatchObject({
    outcome: 1,
    facts: { convolutionalWeights: 9100, connectedTest: 0.78 },
  });
  expect(measured(network(9100, 1, 0.84), network(8900, 1, 0.81))).toMatchObject({ outcome: 0 });
});

test('nothing is tried before there are drawings to learn from and to test on', () => {
  const some = new DrawingClass(2);
  expect(some.desk).not.toHaveProperty('asks.claim.fewerWeights');
  for (const { id } of some.seats) for (let index = 0; index < 4; index++) some.draws(id);
  expect(some.desk).toHaveProperty('asks.claim.fewerWeights.epochs', 300);
});

test('labels are shuffled for a prediction alone, and are what they were afterwards', () => {
  const some = new DrawingClass(2);
  for (const { id } of some.seats) for (let index = 0; index < 4; index++) some.draws(id);
  some.act(teacher, { type: 'habit', habit: { type: 'ask', habit: 'prediction', topic: 'shuffled' } });
  some.act(teacher, { type: 'habit', habit: { type: 'run' } });
  expect(some.state.settings.hasShuffledLabels).toBe(true);
  const { count, ...rest } = { count: { first: 2, last: 1, lowest: 1, lowestAt: 9 }, asked: 1, epochs: 9 };
  const counted = { ...network(10, 1, 1) };
  const epochs = { ...rest, fell: 9, rose: 0, left: 0, isOver: true, training: count };
  const metrics = { ...counted.metrics, epochs } as TrainingMetrics;
  some.hears({ networks: { [CONVOLUTIONAL]: { ...counted, metrics } } });
  expect(some.state.settings.hasShuffledLabels).toBe(false);
  expect(some.state.habits?.round?.measured).toMatchObject({ outcome: 0 });
});
