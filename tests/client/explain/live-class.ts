import { vi, expect } from 'vitest';
import { createTrainer, compile, DataSet, loadKernelsNow } from '#shared/engine/index.ts';
import { asTrained, networkSpec } from '#shared/activities/plane/network-spec.ts';
import { plane } from '#shared/activities/plane/rules.ts';
import type { PlaneExamples, PlaneSettings, PlaneView } from '#shared/activities/plane/state.ts';
import type { TrainingMetrics } from '#shared/protocol/session-view.ts';
import { LiveNetwork } from '#client/state/live-network.svelte.ts';

const examples: PlaneExamples = {
  1: { x: -0.5, y: 0.25, label: 0, isTest: false, seat: 's1' },
  2: { x: 0.5, y: -0.3, label: 1, isTest: false, seat: 's2' },
  3: { x: 0.1, y: 0.7, label: 0, isTest: false, seat: 's2' },
  4: { x: 0.9, y: 0.2, label: 1, isTest: false, seat: 's3' },
};

interface Arrival {
  readonly withSpec?: boolean;
  readonly phase?: TrainingMetrics['phase'];
}

/** A page of a class whose network really trains, one batch of all examples at a time. */
export async function liveClass(changed: Partial<PlaneSettings> = {}) {
  const initial = plane.initial();
  const state = { ...initial, settings: { ...initial.settings, ...changed }, examples };
  const view = plane.view(state, { role: 'board' }) as PlaneView;
  const { settings } = state;
  const spec = networkSpec(state);
  const network = compile(spec, { kernels: loadKernelsNow(), rows: 1 });
  const data = new DataSet({ inputs: 2, targets: network.outputs });
  for (const [id, example] of Object.entries(examples)) {
    const { input, target } = asTrained(example, state);
    data.upsert(Number(id), input, target);
  }
  const trainer = createTrainer({ network, data, batchSize: 4, seed: 1 });
  const live = new LiveNetwork(Promise.resolve(loadKernelsNow()));

  async function arrive({ withSpec = false, phase }: Arrival = {}): Promise<void> {
    const seen = live.version;
    const metrics = { ...metricsAt(trainer.iteration), ...(phase && { phase }) };
    const frame = { metrics, weights: network.parameters.slice() };
    live.take(withSpec ? { ...frame, spec } : frame);
    await vi.waitFor(() => expect(live.version).toBeGreaterThan(seen));
  }
  await arrive({ withSpec: true });

  /** Trains some iterations, then sends one frame. */
  async function step(iterations = 1): Promise<void> {
    for (let iteration = 0; iteration < iterations; iteration++) trainer.iterate();
    await arrive();
  }
  /** Begins the next iteration, and sends a frame from within it. */
  async function begin(): Promise<void> {
    trainer.forward();
    await arrive({ phase: 'forward' });
  }

  /** Ends the iteration that was begun. */
  async function finish(): Promise<void> {
    trainer.loss();
    trainer.delta();
    trainer.update();
    await arrive();
  }
  return { live, view, network, step, begin, finish, settings };
}

function metricsAt(iteration: number): TrainingMetrics {
  return {
    run: 1,
    iteration,
    epoch: iteration,
    batch: 1,
    batchesPerEpoch: 1,
    trainingSize: 4,
    testSize: 0,
    batchIds: iteration === 0 ? [] : [1, 2, 3, 4],
    iterationsPerSecond: 0,
    hasDiverged: false,
  };
}
