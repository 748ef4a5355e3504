import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PATIENCE_MS } from '#shared/activities/neuron/by-hand/desks.ts';
import { isReady, jobCount, NEURONS, placeOfJob, STEPS } from '#shared/activities/neuron/by-hand/jobs.ts';
import { askedFor } from '#shared/activities/neuron/by-hand/measure.ts';
import { Practice } from '#shared/activities/neuron/by-hand/practice.ts';
import { honestAnswer, isRight, questionOf } from '#shared/activities/neuron/by-hand/question.ts';
import { GAMES, type ByHand, type Desk, type Game } from '#shared/activities/neuron/by-hand/state.ts';
import { neuron } from '#shared/activities/neuron/rules.ts';
import { loadKernelsNow } from '#shared/engine/index.ts';
import { NeuronClass, student, teacher } from '#tests/support/neuron-class.ts';

/** A class that computes by hand. */
class Class extends NeuronClass {
  begin(game: Game): this {
    expect(this.act(teacher, { type: 'beginByHand', game })).toBe('done');
    return this;
  }

  get byHand(): ByHand {
    return this.state.byHand!;
  }

  desk(seat: string): Desk | undefined {
    return this.byHand.desks[seat];
  }

  /** What a careful student would say, `off` by so much. */
  answer(seat: string, off = 0): string {
    const desk = this.desk(seat);
    if (desk?.kind !== 'computing') return this.act(student(seat), { type: 'takeJob' });
    const { job, step } = desk;
    const value = honestAnswer(askedFor(this.byHand, job, step)) + off;
    return this.act(student(seat), { type: 'answer', job, step, value });
  }

  /** Everybody answers in turn until the round is over. */
  playOut(): void {
    for (let turn = 0; this.byHand.stage.phase === 'computing'; turn++) {
      expect(turn).toBeLessThan(10_000);
      this.answer(this.seats[turn % this.seats.length]!.id);
    }
  }
}

function practiceOf(seed: number): Practice {
  return new Practice(seed, loadKernelsNow('plain'));
}

describe('The numbers', () => {
  test('Whoever computes with the numbers shown, and rounds, is right; an answer a whole unit further is not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), (seed) => {
        const practice = practiceOf(seed);
        for (const game of GAMES)
          for (let job = 0; job < practice.examples.length * NEURONS; job++)
            for (let step = 0; step < STEPS[game]; step++) {
              const question = questionOf(game, placeOfJob(job).layer, step, practice.explain(job));
              expect(isRight(question, honestAnswer(question))).toBe(true);
              expect(isRight(question, question.exact + 1.01 * 10 ** -question.digits)).toBe(false);
            }
        practice.free();
      }),
      { seed: 1, numRuns: 15 },
    );
  });

  test('The hidden neurons’ sums come out even: what is shown is all that there is', () => {
    const practice = practiceOf(3);
    for (let job = 0; job < practice.examples.length * NEURONS; job++) {
      if (placeOfJob(job).layer === 1) continue;
      const question = questionOf('beNeuron', 0, 0, practice.explain(job));
      expect(honestAnswer(question)).toBeCloseTo(question.exact, 5);
    }
  });

  test.each([4, 8, 16])(
    'What %i examples’ deltas and inputs add up to is the engine’s own iteration, bit for bit',
    (batch) => {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 0xffffffff }), (seed) => {
          const practice = practiceOf(seed);
          const { parameters, order } = practice.iterated(batch);
          expect(practice.passedBack(batch, order)).toEqual(parameters);
          expect(parameters).not.toEqual(practice.network.parameters);
          practice.free();
        }),
        { seed: 2, numRuns: 10 },
      );
    },
  );

  test('The kernels that pages use ask the same questions as the server’s', () => {
    const [plain, fast] = [practiceOf(5), new Practice(5, loadKernelsNow('simd'))];
    expect(fast.examples).toEqual(plain.examples);
    for (let job = 0; job < 16 * NEURONS; job++) expect(fast.explain(job)).toEqual(plain.explain(job));
  });
});

describe('A round', () => {
  test.each([1, 2, 3, 7, 8, 9, 31, 40])(
    '%i seats all have a job at once, and play it to the end',
    (count) => {
      for (const game of GAMES) {
        const one = new Class(count).begin(game);
        for (const { id } of one.seats) expect(one.desk(id)?.kind).toBe('computing');
        one.playOut();
        expect(Object.keys(one.byHand.done)).toHaveLength(jobCount(one.byHand));
        const right = Object.values(one.state.right).reduce((sum, value) => sum + value, 0);
        expect(right).toBe(one.events.filter(({ type }) => type === 'answered').length);
      }
    },
  );

  test('Every layer is busy from the beginning', () => {
    for (const game of GAMES) {
      const { byHand } = new Class(8).begin(game);
      const jobs = Object.values(byHand.desks).flatMap((desk) =>
        desk.kind === 'computing' ? [desk.job] : [],
      );
      expect(new Set(jobs.map((job) => placeOfJob(job).index))).toEqual(new Set([0, 1, 2, 3]));
    }
  });

  test('A wrong value changes nothing at all, and can be mended', () => {
    const one = new Class(3).begin('beNeuron');
    const before = one.state;
    expect(one.answer('s1', 0.2)).toBe('not-right');
    expect(one.state).toBe(before);
    expect(one.answer('s1')).toBe('done');
    expect(one.state.right).toEqual({ s1: 1 });
  });

  test('An answer to a question that was not asked is refused', () => {
    const one = new Class(2).begin('blameRelay');
    expect(one.act(student('s1'), { type: 'answer', job: 63, step: 0, value: 0 })).toBe('not-now');
    expect(one.act(student('s1'), { type: 'answer', job: 2, step: 3, value: 0 })).toBe('not-now');
    expect(one.act(student('s1'), { type: 'beginByHand', game: 'beNeuron' })).toBe('teacher-only');
    expect(one.act(teacher, { type: 'takeJob' })).toBe('students-only');
  });

  test('The machine plays for whoever is away, for everybody to see, until they take a job again', () => {
    const one = new Class(2).begin('beNeuron');
    const desk = one.desk('s2');
    one.pass(PATIENCE_MS - 1000);
    one.answer('s1');
    one.pass(1000);
    expect(one.desk('s2')?.kind).toBe('resting');
    expect(one.byHand.done[desk?.kind === 'computing' ? desk.job : -1]).toBe('machine');
    expect(one.desk('s1')?.kind).toBe('computing');
    const played = () => Object.values(one.byHand.done).filter((by) => by === 'machine').length;
    const before = played();
    one.pass(16_000);
    expect(played()).toBe(before + 1);
    expect(one.act(student('s2'), { type: 'takeJob' })).toBe('done');
    expect(one.desk('s2')?.kind).toBe('computing');
  });

  test('A stopped clock keeps everybody’s patience, and a longer one lengthens it', () => {
    const one = new Class(1).begin('beNeuron');
    one.pass(30_000);
    one.act(teacher, { type: 'pause' });
    one.pass(600_000);
    expect(one.answer('s1')).toBe('frozen');
    one.act(teacher, { type: 'resume' });
    one.act(teacher, { type: 'extend' });
    one.pass(PATIENCE_MS - 30_000 + 14_000);
    expect(one.desk('s1')?.kind).toBe('computing');
    one.pass(2_000);
    expect(one.desk('s1')?.kind).toBe('resting');
  });

  test('Where all are away, the machine comes to the end of the batch before the clock does', () => {
    const one = new Class(40).begin('beNeuron');
    const { batch } = one.byHand;
    one.pass(120_000);
    expect(one.byHand.stage.phase).toBe('done');
    expect(Object.keys(one.byHand.done)).toHaveLength(4 * batch);
  });

  test('With nobody there the round ends all the same, played by the machine', () => {
    const one = new Class(0).begin('blameRelay');
    one.pass(600_000);
    expect(one.byHand.stage.phase).toBe('done');
    expect(new Set(Object.values(one.byHand.done))).toEqual(new Set(['machine']));
  });

  test('The tables wait meanwhile: their clock stands, their knobs too', () => {
    const one = new Class(2);
    one.act(teacher, { type: 'next' });
    one.begin('beNeuron');
    expect(one.state.stage).toMatchObject({ phase: 'blind', clock: { kind: 'stopped' } });
    expect(one.act(student('s1'), { type: 'turn', phase: 'blind', parameter: 0, value: 1 })).toBe('not-now');
    one.act(teacher, { type: 'closeByHand' });
    expect(one.state.byHand).toBeUndefined();
    one.act(teacher, { type: 'resume' });
    expect(one.act(student('s1'), { type: 'turn', phase: 'blind', parameter: 0, value: 1 })).toBe('done');
  });

  test('Whatever joins, leaves, answers and timeouts come: nothing travels early, nobody idles, every event replays', () => {
    const step = fc.oneof(
      { weight: 8, arbitrary: fc.record({ kind: fc.constant('answer' as const), at: fc.nat(50) }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('wrong' as const), at: fc.nat(50) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('join' as const), at: fc.constant(0) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), at: fc.nat(50) }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), at: fc.nat(20_000) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('clock' as const), at: fc.nat(2) }) },
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...GAMES),
        fc.integer({ min: 0, max: 40 }),
        fc.array(step, { maxLength: 120 }),
        (game, count, steps) => {
          const one = new Class(count).begin(game);
          for (const { kind, at } of steps) {
            const seat = one.seats[at % Math.max(1, one.seats.length)]?.id;
            if (kind === 'join') one.join();
            else if (kind === 'wait') one.pass(at);
            else if (kind === 'clock')
              one.act(teacher, { type: (['pause', 'resume', 'extend'] as const)[at]! });
            else if (seat && kind === 'leave') one.leave(seat);
            else if (seat && one.byHand.stage.phase === 'computing')
              one.answer(seat, kind === 'wrong' ? 0.5 : 0);
            expectSound(one);
          }
          const replayed = one.events.reduce((state, event) => neuron.apply(state, event), neuron.initial());
          expect(replayed).toEqual(one.state);
        },
      ),
      { seed: 3, numRuns: 60 },
    );
  });
});

function expectSound({ byHand, seats }: Class): void {
  const ids = new Set(seats.map(({ id }) => id));
  for (const job of Object.keys(byHand.done)) expect(isReady(byHand, Number(job))).toBe(true);
  for (const [seat, desk] of Object.entries(byHand.desks)) {
    expect(ids.has(seat)).toBe(true);
    if (desk.kind === 'computing') expect(isReady(byHand, desk.job)).toBe(true);
  }
  const isComplete = Object.keys(byHand.done).length === jobCount(byHand);
  expect(isComplete).toBe(byHand.stage.phase === 'done');
}
