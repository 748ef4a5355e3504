import { expect, test } from 'vitest';
import { loadKernelsNow } from '#shared/engine/index.ts';
import type { ReportNews } from '#server/training/messages.ts';
import { Scheduler } from '#server/training/scheduler.ts';
import { ServedJob } from '#server/training/served-job.ts';
import type { TrainingInstruction } from '#server/training/training.ts';
import { build, runFast } from './fixtures.ts';

const kernels = loadKernelsNow();

/** A world whose time passes only by iterations and by waiting. */
class Simulation {
  nowMs = 0;
  readonly iterations = new Map<number, number>();
  readonly reports: { job: number; at: number; news: ReportNews }[] = [];
  readonly failures: { job: number; error: Error }[] = [];
  #next: { task: () => void; at: number } | undefined;
  readonly scheduler = new Scheduler<number>({
    now: () => this.nowMs,
    defer: (task, delayMs) => {
      const deferred = (this.#next = { task, at: this.nowMs + delayMs });
      return () => {
        if (this.#next === deferred) this.#next = undefined;
      };
    },
    onReport: (job, news) => {
      this.reports.push({ job, at: this.nowMs, news });
      this.scheduler.get(job)!.reportTaken();
    },
    onFailure: (job, error) => this.failures.push({ job, error }),
  });

  add(job: number, costMs: number, ...instructions: TrainingInstruction[]): ServedJob {
    const spend = (done: number) => {
      this.nowMs += done * costMs;
      this.iterations.set(job, (this.iterations.get(job) ?? 0) + done);
    };
    class CostlyJob extends ServedJob {
      override iterate(most: number): number {
        const done = super.iterate(most);
        spend(done);
        return done;
      }
    }
    const served = new CostlyJob(kernels);
    served.instruct(1, instructions);
    this.scheduler.add(job, served);
    return served;
  }

  runUntil(endMs: number): void {
    while (this.#next && this.nowMs < endMs) {
      const { task, at } = this.#next;
      this.#next = undefined;
      this.nowMs = Math.max(this.nowMs, at);
      task();
    }
  }

  get isAsleep(): boolean {
    return this.#next === undefined;
  }
}

test('64 jobs at full speed each get at least half of the mean', () => {
  const simulation = new Simulation();
  for (let job = 0; job < 64; job++) simulation.add(job, 0.02, build(), runFast);
  simulation.runUntil(1_000);
  const counts = [...simulation.iterations.values()];
  const mean = counts.reduce((sum, count) => sum + count, 0) / 64;
  expect(counts).toHaveLength(64);
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(mean / 2);
});

test('a heavy network does not starve light ones', () => {
  const simulation = new Simulation();
  simulation.add(0, 30, build(), runFast);
  for (let job = 1; job < 8; job++) simulation.add(job, 0.05, build(), runFast);
  simulation.runUntil(2_000);
  for (let job = 1; job < 8; job++)
    expect(simulation.iterations.get(job)! * 0.05).toBeGreaterThan(2_000 / 20);
});

test('a slow job keeps its time beside jobs at full speed', () => {
  const simulation = new Simulation();
  for (let job = 1; job < 16; job++) simulation.add(job, 0.05, build(), runFast);
  simulation.add(0, 0.05, build(), { type: 'run', speed: 10 });
  simulation.runUntil(2_000);
  expect(simulation.iterations.get(0)).toBeGreaterThanOrEqual(19);
  expect(simulation.iterations.get(0)).toBeLessThanOrEqual(21);
});

test('messages are heard after every slice, whatever came before', () => {
  const simulation = new Simulation();
  const served = simulation.add(0, 0.001, build());
  for (let steps = 0; steps < 40; steps++) {
    served.instruct(1, [{ type: 'step', unit: 'iteration' }]);
    simulation.scheduler.wake();
    simulation.runUntil(Infinity);
  }
  served.instruct(2, [runFast]);
  const start = simulation.nowMs;
  simulation.scheduler.wake();
  simulation.runUntil(start + 1);
  expect(simulation.nowMs).toBeLessThan(start + 6);
});

test.each([1, 2, 10, 30, 100, 1000])('%i iterations a second are that many', (speed) => {
  const simulation = new Simulation();
  simulation.add(0, 0.05, build(), { type: 'run', speed });
  simulation.runUntil(3_000);
  expect(simulation.iterations.get(0)).toBeGreaterThanOrEqual(3 * speed - 1);
  expect(simulation.iterations.get(0)).toBeLessThanOrEqual(3 * speed + 2);
});

test('reports come at most ten times a second, and the newest state always comes', () => {
  const simulation = new Simulation();
  const served = simulation.add(0, 0.05, build(), runFast);
  simulation.runUntil(1_000);
  const times = simulation.reports.map(({ at }) => at);
  expect(times.length).toBeGreaterThanOrEqual(9);
  for (const [index, at] of times.slice(1).entries()) expect(at - times[index]!).toBeGreaterThanOrEqual(100);
  served.instruct(2, [{ type: 'pause' }]);
  simulation.scheduler.wake();
  simulation.runUntil(Infinity);
  const { metrics } = simulation.reports.at(-1)!.news.networks.main!;
  expect(metrics.iteration).toBe(simulation.iterations.get(0));
  expect(metrics.iterationsPerSecond).toBe(0);
});

test('an instruction to a quiet job is reported at once', () => {
  const simulation = new Simulation();
  const served = simulation.add(0, 0.05, build());
  simulation.runUntil(Infinity);
  simulation.nowMs = 5_000;
  served.instruct(2, [{ type: 'step', unit: 'iteration' }]);
  simulation.scheduler.wake();
  simulation.runUntil(Infinity);
  expect(simulation.reports.at(-1)).toMatchObject({
    at: 5_000.05,
    news: { networks: { main: { metrics: { iteration: 1 } } } },
  });
});

test('nothing runs while every job is paused', () => {
  const simulation = new Simulation();
  simulation.add(0, 0.05, build());
  simulation.runUntil(Infinity);
  expect(simulation.isAsleep).toBe(true);
  expect(simulation.reports).toHaveLength(1);
});

test('no report follows one that was not taken', () => {
  const served = new ServedJob(kernels);
  served.instruct(1, [build(), runFast]);
  expect(served.report(0)).toBeDefined();
  served.iterate(10);
  expect(served.report(60_000)).toBeUndefined();
  served.reportTaken();
  expect(served.report(60_000)!.networks.main!.metrics.iteration).toBe(10);
});

test('a job that throws is out, and the others go on', () => {
  const simulation = new Simulation();
  const broken = simulation.add(0, 0.05, build(), runFast);
  simulation.add(1, 0.05, build(), runFast);
  broken.iterate = () => {
    throw new Error('broken');
  };
  simulation.runUntil(100);
  expect(simulation.failures).toMatchObject([{ job: 0, error: { message: 'broken' } }]);
  expect(simulation.iterations.get(1)).toBeGreaterThan(1_000);
});
