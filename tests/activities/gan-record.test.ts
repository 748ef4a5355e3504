import { expect, test } from 'vitest';
import { generatorName, generatorSpec } from '#shared/activities/gan/networks.ts';
import { gan } from '#shared/activities/gan/rules.ts';
import type { FilmFrame, GanAction, GanSettings, GanState } from '#shared/activities/gan/state.ts';
import type { BoardGanView, StudentGanView, TeacherGanView } from '#shared/activities/gan/view-types.ts';
import { planOf } from '#shared/engine/plan.ts';
import { LIMITS } from '#shared/protocol/limits.ts';
import type { Actor } from '#shared/activities/activity.ts';

const seats = [1, 2, 3, 4].map((number) => ({ id: `s${number}`, number }));
const line = [[100, 100, 900, 900]];

/** A game of four, steered by hand. */
class Game {
  state: GanState = gan.initial();

  constructor(settings: Partial<GanSettings>) {
    this.do({ role: 'teacher' }, { type: 'configure', settings });
    this.do({ role: 'teacher' }, { type: 'begin' });
  }

  do(viewer: Actor, action: GanAction): void {
    const decision = gan.decide(this.state, action, { viewer, now: 0, seats, randomSeed: () => 7 });
    if ('refused' in decision)
      throw new Error(`${action.type}: ${decision.refused} ${decision.detail ?? ''}`);
    for (const event of decision.events) this.state = gan.apply(this.state, event);
  }

  skipTo(phase: GanState['stage']['phase']): this {
    for (let left = 20; this.state.stage.phase !== phase && left > 0; left--)
      this.do({ role: 'teacher' }, { type: 'next' });
    expect(this.state.stage.phase).toBe(phase);
    return this;
  }

  judge(seat: string, stop: 10 | 90): void {
    const { judge } = gan.view(this.state, { role: 'student', seat }) as StudentGanView;
    for (const { id } of Object.values(judge!.items))
      this.do({ role: 'student', seat }, { type: 'bet', id, stop });
  }

  teacher = (): TeacherGanView => gan.view(this.state, { role: 'teacher' }) as TeacherGanView;
  board = (): BoardGanView => gan.view(this.state, { role: 'board' }) as BoardGanView;
}

const frame = (iteration: number): FilmFrame => ({
  iteration,
  samples: [],
  losses: { generator: 1, discriminator: 1 },
  accuracy: 0.8,
  margin: 0.1,
  diversity: 1,
  distance: 0,
  apart: 1,
  copyRatio: 1,
});

test('the record has a line for each judged item with its bets, and names nobody', () => {
  const game = new Game({ forgers: 'students', judges: 'students' }).skipTo('forge');
  game.do({ role: 'student', seat: 's1' }, { type: 'submit', round: 1, strokes: line });
  game.skipTo('judge');
  expect(game.teacher().record).toEqual([]);
  for (const { id } of seats) game.judge(id, 90);
  game.skipTo('reveal');
  const { record } = game.teacher();
  const bets = record.reduce((sum, one) => sum + (one.bets[90] ?? 0), 0);
  expect(bets).toBe(32);
  expect(record.filter(({ isForged, maker }) => isForged && maker === 'seat')).toHaveLength(1);
  expect(record.every(({ round }) => round === 1)).toBe(true);
  expect(JSON.stringify(record)).not.toMatch(/"s\d"/);
});

test('what people could tell stands at the iteration at which they judged, once the judging is over', () => {
  const game = new Game({ forgers: 'network', judges: 'students' }).skipTo('learn');
  const network = { role: 'network' } as const;
  game.do(network, { type: 'observed', events: [{ type: 'filmed', house: 0, frame: frame(25) }] });
  game.skipTo('judge');
  expect(game.board().checkpoints).toEqual([]);
  game.judge('s1', 10);
  game.skipTo('learn');
  game.do(network, { type: 'observed', events: [{ type: 'filmed', house: 0, frame: frame(75) }] });
  game.skipTo('judge').skipTo('reveal');
  const [first, second] = game.board().checkpoints;
  expect(first).toMatchObject({ iteration: 25, meter: { accuracy: 0.5, judgements: 4 } });
  expect(second).toEqual({ iteration: 75 });
});

test('a generator that has not learned between two judgings has one checkpoint, with the bets of both', () => {
  const game = new Game({ forgers: 'network', judges: 'students' }).skipTo('judge');
  game.judge('s1', 10);
  game.skipTo('learn').skipTo('judge');
  game.judge('s1', 10);
  game.skipTo('reveal');
  expect(game.board().checkpoints).toMatchObject([{ iteration: 0, meter: { judgements: 8 } }]);
});

test('a student’s device gets the generator to play with, never one that gives a secret card away', () => {
  const student = { role: 'student', seat: 's1' } as const;
  const alone = new Game({ forgers: 'network', judges: 'students' }).skipTo('learn');
  expect(gan.networks!(alone.state, student)).toEqual([generatorName(0)]);
  for (const isCheap of [false, true])
    expect(planOf(generatorSpec({ isCheap }, 1)).parameterLength).toBeLessThan(LIMITS.maxExactWeights);
  const houses = new Game({ forgers: 'students', judges: 'students' }).skipTo('learn');
  expect(gan.networks!(houses.state, student)).toEqual([]);
  expect(gan.networks!(houses.state, { role: 'board' })).toEqual([]);
  expect(gan.networks!(houses.state, { role: 'teacher' })).toEqual([]);
  expect(gan.networks!(houses.skipTo('reveal').state, { role: 'teacher' })).toHaveLength(6);
});
