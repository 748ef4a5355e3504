import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeFrame, encodeFrame, type Frame } from '#shared/protocol/frame.ts';
import { ViewFollower } from '#shared/protocol/view-follower.ts';
import type { SessionView, TrainingMetrics } from '#shared/protocol/session-view.ts';

const metrics: TrainingMetrics = {
  run: 1,
  iteration: 12,
  epoch: 2,
  batch: 4,
  batchesPerEpoch: 8,
  trainingLoss: 0.25,
  trainingSize: 96,
  testSize: 24,
  batchIds: [1, 2],
  iterationsPerSecond: 10,
  hasDiverged: false,
};

const view = (code: string): SessionView => ({
  code,
  isFrozen: false,
  seats: {},
  activity: { name: 'plane', view: { title: 'größer als 1 Byte: π' } },
});

describe('A frame', () => {
  test('carries weights bit for bit, whatever they are', () => {
    fc.assert(
      fc.property(fc.float32Array({ noNaN: false }), (weights) => {
        const frame: Frame = {
          incarnation: 1,
          sequence: 2,
          view: view('123456'),
          networks: { main: { metrics, weights } },
        };
        const decoded = decodeFrame(encodeFrame(frame));
        expect(new Uint8Array(decoded.networks!.main!.weights!.slice().buffer)).toEqual(
          new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength),
        );
        expect(decoded.networks!.main!.metrics).toEqual(metrics);
        expect(decoded.view).toEqual(frame.view);
      }),
      { seed: 3 },
    );
  });

  test('is read from the middle of a larger buffer, as Node hands it over', () => {
    const bytes = encodeFrame({
      incarnation: 1,
      sequence: 1,
      view: view('654321'),
      networks: { main: { metrics, weights: Float32Array.of(1, -2) } },
    });
    const larger = Buffer.alloc(bytes.length + 3);
    larger.set(bytes, 3);
    expect([...decodeFrame(larger.subarray(3)).networks!.main!.weights!]).toEqual([1, -2]);
  });
});

describe('A frame of several networks', () => {
  test('carries the weights of each, and none where they are not due', () => {
    const frame: Frame = {
      incarnation: 1,
      sequence: 1,
      view: view('123456'),
      networks: {
        main: { metrics, weights: Float32Array.of(1, 2, 3) },
        waiting: { metrics },
        9: { metrics, weights: Float32Array.of(4, 5) },
        second: { metrics, spec: { inputs: 2 }, weights: Float32Array.of(6) },
      },
    };
    expect(decodeFrame(encodeFrame(frame))).toEqual(frame);
  });
});

describe('A follower of frames', () => {
  test('takes a snapshot, then the patches that continue it', () => {
    const follower = new ViewFollower();
    expect(follower.take({ incarnation: 1, sequence: 5, view: view('111111') })).toBe(true);
    expect(follower.take({ incarnation: 1, sequence: 6, base: 5, view: { isFrozen: true } })).toBe(true);
    expect(follower.view).toEqual({ ...view('111111'), isFrozen: true });
  });

  test.each([
    ['a frame was missed', { incarnation: 1, sequence: 9, base: 8 }],
    ['the server started anew', { incarnation: 2, sequence: 6, base: 5 }],
  ])('asks for a snapshot when %s, and changes nothing', (_why, gap) => {
    const follower = new ViewFollower();
    follower.take({ incarnation: 1, sequence: 5, view: view('111111') });
    expect(follower.take({ ...gap, view: { isFrozen: true } })).toBe(false);
    expect(follower.view!.isFrozen).toBe(false);
  });
});
