import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bitsOf, worthOf } from '#shared/activities/game/bits.ts';
import { STOPS } from '#shared/activities/game/stops.ts';
import { cellOf, fieldOf, painted, stopAt, unpainted } from '#shared/activities/points/belief.ts';
import { POINTS_LIMITS } from '#shared/activities/points/limits.ts';
import { realPoints, shapeIn } from '#shared/activities/points/real-points.ts';
import { recordLines } from '#shared/activities/points/record.ts';
import { roleOf } from '#shared/activities/points/roles.ts';
import { points } from '#shared/activities/points/rules.ts';
import { generatorBits, scoresOf } from '#shared/activities/points/scores.ts';
import {
  CASTS,
  type PlaneFrame,
  type Point,
  type PointsStage,
  SHAPES,
} from '#shared/activities/points/state.ts';
import { roundOf } from '#shared/activities/points/stages.ts';
import type { BoardPointsView, StudentPointsView } from '#shared/activities/points/view-types.ts';
import { ActivityTable } from '#tests/support/activity-table.ts';

const table = () => new ActivityTable(points);
type Table = ReturnType<typeof table>;

const corner: Point = { x: -0.9, y: 0.9 };
const three = (point: Point): Point[] => [point, point, point];
const studentView = (class_: Table, seat: string) =>
  class_.see({ role: 'student', seat }) as StudentPointsView;
const boardView = (class_: Table) => class_.see({ role: 'board' }) as BoardPointsView;

/** Two seats at the beginning of round 1: a detective and a forger. */
function twoSeats(): Table {
  const class_ = table();
  class_.join();
  class_.join();
  expect(class_.act({ type: 'begin' })).toBeUndefined();
  return class_;
}

test('Half the class paints and half forges; after three rounds they change places', () => {
  const class_ = twoSeats();
  expect([studentView(class_, 's1').role, studentView(class_, 's2').role]).toEqual(['detective', 'forger']);
  expect(class_.by('s2', { type: 'paint', grid: unpainted })).toBe('not-now');
  expect(class_.by('s1', { type: 'place', points: three(corner) })).toBe('not-now');
  for (let round = 1; round <= 3; round++) {
    class_.ring();
    expect(class_.state.stage.phase).toBe('reveal');
    class_.ring();
  }
  expect([studentView(class_, 's1').role, studentView(class_, 's2').role]).toEqual(['forger', 'detective']);
  expect(studentView(class_, 's2').detective!.grid).toBe(unpainted);
});

test('A forger is told where the class believes, a detective only what was forged before', () => {
  const class_ = twoSeats();
  class_.by('s1', { type: 'paint', grid: painted(unpainted, cellOf(corner), 4) });
  expect(studentView(class_, 's2').field[cellOf(corner)]).toBe(0.9);
  const secret = { x: 0.1239, y: -0.4567 };
  class_.by('s2', { type: 'place', points: three(secret) });
  expect(JSON.stringify(class_.see({ role: 'student', seat: 's1' }))).not.toContain('0.4567');
  expect(boardView(class_).forged).toEqual(three(secret));
  const { training } = realPoints(class_.state.settings, 1);
  expect(JSON.stringify(class_.see({ role: 'student', seat: 's2' }))).not.toContain(
    JSON.stringify(training[0]),
  );
  class_.ring();
  expect(studentView(class_, 's1').reveal!.forged).toEqual(three(secret));
  class_.ring();
  expect(studentView(class_, 's1').detective!.forgedBefore).toEqual(three(secret));
});

test('A round pays what belief says of points held out and of forged ones', () => {
  const class_ = twoSeats();
  class_.by('s1', { type: 'paint', grid: painted(unpainted, cellOf(corner), 0) });
  class_.by('s2', { type: 'place', points: three(corner) });
  class_.ring();
  const caught = bitsOf(worthOf(10, true));
  const { heldOut } = realPoints(class_.state.settings, 1);
  expect(heldOut.every((point) => cellOf(point) !== cellOf(corner))).toBe(true);
  expect(studentView(class_, 's1').own).toEqual({ role: 'detective', bits: caught / 2 });
  expect(studentView(class_, 's2').own!.bits).toBeCloseTo(-caught, 9);
});

test('Saying ½ of everything scores 0, and so does whoever meets it', () => {
  const class_ = twoSeats();
  class_.ring();
  expect(studentView(class_, 's1').own!.bits).toBeCloseTo(0, 9);
  expect(studentView(class_, 's2').own!.bits).toBeCloseTo(0, 9);
});

test('What the networks did is part of a round once it is measured, and nobody but them may say so', () => {
  const class_ = twoSeats();
  class_.by('s1', { type: 'paint', grid: painted(unpainted, cellOf(corner), 4) });
  class_.ring();
  const { heldOut } = realPoints(class_.state.settings, 1);
  const measured = {
    type: 'measured',
    round: 1,
    networkForged: three(corner),
    networkBelief: { heldOut: heldOut.map(() => 0.9), forged: { s2: [0.1, 0.1, 0.1] } },
  } as const;
  expect(class_.act(measured)).toBe('not-now');
  expect(class_.act(measured, { role: 'network' })).toBeUndefined();
  const { means } = boardView(class_).reveal!;
  expect(means.generator).toBeCloseTo(-bitsOf(worthOf(90, true)), 9);
  expect(means.discriminator).toBeCloseTo(bitsOf(worthOf(90, false)), 9);
  expect(boardView(class_).meters[0]).toMatchObject({ round: 1, network: { diversity: 0, count: 3 } });
});

test('Where nobody judges, the discriminator pays the forgers', () => {
  const class_ = table();
  class_.join();
  class_.act({ type: 'configure', settings: { cast: 'forgers' } });
  class_.act({ type: 'begin' });
  expect(roleOf(class_.state, 's1')).toBe('forger');
  class_.ring();
  const networkBelief = { heldOut: [], forged: { s1: [0.7, 0.7, 0.7] } };
  class_.act({ type: 'measured', round: 1, networkBelief }, { role: 'network' });
  expect(studentView(class_, 's1').own!.bits).toBeCloseTo(-bitsOf(worthOf(70, true)), 9);
});

test('Real points are the same for the same seed, inside the plane, and lie on every shape', () => {
  for (const shape of SHAPES) {
    const settings = { shape, seed: 3, cast: 'both' } as const;
    const { training, heldOut } = realPoints(settings, 1);
    expect(realPoints(settings, 1)).toEqual({ training, heldOut });
    expect(training).toHaveLength(POINTS_LIMITS.realPoints);
    expect(training).not.toEqual(heldOut);
    for (const { x, y } of [...training, ...heldOut])
      expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(1);
  }
});

test('Points that a reveal has shown score nobody again, and who changes places finds another shape', () => {
  const settings = { shape: 'bend', seed: 3, cast: 'both' } as const;
  const [first, second, fourth] = [1, 2, 4].map((round) => realPoints(settings, round));
  expect(second!.training).toEqual(first!.training);
  expect(second!.heldOut).not.toEqual(first!.heldOut);
  expect(fourth!.training).not.toEqual(first!.training);
  expect([1, 3, 4, 6].map((round) => shapeIn(settings, round))).toEqual(['bend', 'bend', 'ring', 'ring']);
  expect([1, 6].map((round) => shapeIn({ ...settings, cast: 'detectives' }, round))).toEqual([
    'bend',
    'bend',
  ]);
});

test('Real points lie face down to forgers and on the board until the halves change places', () => {
  const class_ = twoSeats();
  const shown = () => [
    boardView(class_).reveal!.heldOut.length,
    studentView(class_, 's2').reveal!.heldOut.length,
    studentView(class_, 's1').reveal!.heldOut.length,
  ];
  class_.ring();
  expect(shown()).toEqual([0, 0, 40]);
  for (let more = 0; more < 4; more++) class_.ring();
  expect(class_.state.stage).toMatchObject({ phase: 'reveal', round: 3 });
  expect(shown()).toEqual([40, 40, 40]);
  class_.ring();
  expect(studentView(class_, 's2').detective!.forgedBefore).toEqual([]);
});

test('A class of one that forges is judged by the network, whose belief it climbs', () => {
  const class_ = table();
  class_.join();
  class_.act({ type: 'begin' });
  for (let more = 0; more < 6; more++) class_.ring();
  expect(studentView(class_, 's1')).toMatchObject({ role: 'forger', isMachineJudging: true });
  const machine = { iteration: 30, levels: Array.from({ length: 64 }, (_, cell) => (cell + 1) / 70) };
  expect(class_.act({ type: 'fieldMeasured', machine })).toBe('not-now');
  class_.act({ type: 'fieldMeasured', machine }, { role: 'network' });
  expect(studentView(class_, 's1').field).toEqual(machine.levels);
});

/** Two networks' game with a seat that is asked about its first result. */
function spectacle(): Table {
  const class_ = table();
  class_.join();
  class_.act({ type: 'configure', settings: { cast: 'networks' } });
  class_.act({ type: 'begin' });
  class_.act({ type: 'filmed', frame: frameAt(50) }, { role: 'network' });
  class_.ring();
  return class_;
}

function frameAt(iteration: number): PlaneFrame {
  const points = Array.from({ length: 12 }, (_, index) => ({ x: index / 20, y: 0.987 }));
  return {
    iteration,
    levels: Array.from({ length: 64 }, () => 0.5),
    losses: { generator: 1, discriminator: 1 },
    samples: points.slice(0, 8),
    forgeries: points,
    accuracy: 1,
    margin: 0,
    diversity: 0.4,
    copyRatio: 1,
    distance: 1,
    apart: 1,
  };
}

test('Where networks play everybody judges four points, each once, and is told only then', () => {
  const class_ = spectacle();
  const seen = () => studentView(class_, 's1');
  expect(seen().judge!.points).toHaveLength(4);
  expect(JSON.stringify(seen().judge!.points)).not.toContain('isForged');
  expect(seen().reveal).toBeUndefined();
  expect(class_.by('s1', { type: 'judge', index: 0, stop: 90 })).toBeUndefined();
  expect(class_.by('s1', { type: 'judge', index: 0, stop: 10 })).toBe('not-now');
  expect(class_.by('s1', { type: 'judge', index: 7, stop: 10 })).toBe('out-of-range');
  const [first] = seen().judge!.points;
  expect(first).toMatchObject({ stop: 90, isForged: first!.y === 0.987 });
  for (const index of [1, 2, 3]) {
    const { y } = class_.state.rounds[1]!.deals!.s1![index]!;
    class_.by('s1', { type: 'judge', index, stop: y === 0.987 ? 10 : 90 });
  }
  expect(seen().reveal).toBeDefined();
  expect(seen().own!.role).toBe('detective');
  expect(boardView(class_).meters[0]).toMatchObject({ at: 50, told: { judgements: 4 } });
  expect(recordLines(class_.state.settings, class_.state.rounds)).toHaveLength(4);
});

test('While somebody still judges, neither the board nor a phone that looks on tells what is real', () => {
  const class_ = spectacle();
  class_.join();
  const heldOut = realPoints(class_.state.settings, 1).heldOut.map((point) => JSON.stringify(point));
  const tells = (view: unknown) => heldOut.some((point) => JSON.stringify(view).includes(point));
  const dealt = class_.state.rounds[1]!.deals!.s1!;
  expect([boardView(class_).reveal, studentView(class_, 's2').reveal]).toEqual([undefined, undefined]);
  expect([tells(boardView(class_)), tells(studentView(class_, 's2'))]).toEqual([false, false]);
  for (const index of dealt.keys()) class_.by('s1', { type: 'judge', index, stop: 50 });
  expect([tells(boardView(class_)), tells(studentView(class_, 's2'))]).toEqual([true, true]);
});

test('Who comes during a round changes nothing of its result, and plays from the next one on', () => {
  const class_ = twoSeats();
  class_.by('s1', { type: 'paint', grid: painted(unpainted, cellOf(corner), 4) });
  class_.join();
  class_.ring();
  expect(Object.keys(class_.state.rounds[1]!.grids)).toEqual(['s1']);
  expect(studentView(class_, 's3').role).toBeUndefined();
  class_.ring();
  expect(studentView(class_, 's3').role).toBeDefined();
});

test('Until the network has answered a forger sees the own points alone, without what they earned', () => {
  const class_ = table();
  class_.join();
  class_.act({ type: 'configure', settings: { cast: 'forgers' } });
  class_.act({ type: 'begin' });
  class_.ring();
  const { own, ownForged } = studentView(class_, 's1');
  expect(own).toBeUndefined();
  expect(ownForged).toEqual(class_.state.forged.s1);
});

test('The name of the shape is for the teacher alone', () => {
  const class_ = twoSeats();
  for (const viewer of [{ role: 'student', seat: 's2' }, { role: 'board' }] as const)
    expect(JSON.stringify(class_.see(viewer))).not.toContain('"ring"');
  expect(class_.see({ role: 'teacher' })).toMatchObject({ settings: { shape: 'ring' } });
});

test('A film grows no longer than a screen can show, and keeps its first and its last frame', () => {
  const class_ = spectacle();
  for (let more = 2; more <= 200; more++)
    class_.act({ type: 'filmed', frame: frameAt(50 * more) }, { role: 'network' });
  const { film } = class_.state;
  expect(film.length).toBeLessThanOrEqual(60);
  expect([film[0]!.iteration, film.at(-1)!.iteration]).toEqual([50, 10_000]);
  expect(class_.replayed()).toEqual(class_.state);
});

test('The record of a round has a line for each point, and neither seat nor name', () => {
  const class_ = twoSeats();
  class_.by('s1', { type: 'paint', grid: painted(unpainted, cellOf(corner), 0) });
  class_.by('s2', { type: 'place', points: three(corner) });
  class_.ring();
  const lines = recordLines(class_.state.settings, class_.state.rounds);
  expect(lines).toHaveLength(POINTS_LIMITS.realPoints + 3);
  expect(lines.at(-1)).toEqual({ round: 1, ...corner, isForged: true, maker: 'student', bets: { 10: 1 } });
  expect(JSON.stringify(lines)).not.toContain('s2');
});

test('A second tap on the button to go on skips nothing', () => {
  const class_ = twoSeats();
  expect(class_.act({ type: 'next', from: 'play' })).toBeUndefined();
  expect(class_.act({ type: 'next', from: 'play' })).toBe('not-now');
  expect(class_.state.stage).toMatchObject({ phase: 'reveal', round: 1 });
});

const coordinate = fc.integer({ min: -1000, max: 1000 }).map((value) => value / 1000);
const somePoint = fc.record({ x: coordinate, y: coordinate });
const grid = fc
  .array(fc.integer({ min: 0, max: 4 }), { minLength: 64, maxLength: 64 })
  .map((cells) => cells.join(''));

const move = fc.oneof(
  fc.record({ type: fc.constant('join' as const) }),
  fc.record({ type: fc.constant('leave' as const), seat: fc.nat(9) }),
  fc.record({ type: fc.constant('ring' as const) }),
  fc.record({ type: fc.constant('next' as const) }),
  fc.record({ type: fc.constant('paint' as const), seat: fc.nat(9), grid }),
  fc.record({
    type: fc.constant('place' as const),
    seat: fc.nat(9),
    points: fc.array(somePoint, { minLength: 3, maxLength: 3 }),
  }),
  fc.record({ type: fc.constant('film' as const) }),
  fc.record({
    type: fc.constant('judge' as const),
    seat: fc.nat(9),
    index: fc.nat(3),
    stop: fc.constantFrom(...STOPS),
  }),
);

test('Whoever joins, leaves, paints and places: every bet on a forged point cancels, and a replay gives the same', () => {
  fc.assert(
    fc.property(fc.constantFrom(...CASTS), fc.array(move, { maxLength: 40 }), (cast, moves) => {
      const class_ = table();
      class_.join();
      class_.act({ type: 'configure', settings: { cast } });
      class_.act({ type: 'begin' });
      for (const action of moves) {
        const before = class_.state.stage;
        play(class_, action);
        expect(isLegal(before, class_.state.stage)).toBe(true);
      }
      expect(class_.replayed()).toEqual(class_.state);
      for (const record of Object.values(class_.state.rounds)) {
        const grids = Object.values(record.grids);
        const onForged = grids.flatMap((belief) =>
          Object.values(record.forged).flatMap((own) =>
            own.map((point) => worthOf(stopAt(belief, point), true)),
          ),
        );
        const scores = scoresOf(record, []);
        const forgers = Object.entries(record.forged).reduce(
          (sum, [seat, own]) => sum + (scores[seat]?.bits ?? 0) * own.length * grids.length,
          0,
        );
        if (grids.length > 0)
          expect(forgers).toBeCloseTo(-bitsOf(onForged.reduce((sum, worth) => sum + worth, 0)), 6);
        const dealt = Object.values(record.deals ?? {}).flat();
        const onNetwork = dealt.flatMap(({ stop, isForged }) =>
          stop !== undefined && isForged ? worthOf(stop, true) : [],
        );
        const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
        if (cast === 'networks') expect(sum(generatorBits(record))).toBeCloseTo(-bitsOf(sum(onNetwork)), 6);
        for (const own of Object.values(record.deals ?? {}))
          expect(new Set(own.map(({ x, y }) => `${x} ${y}`)).size).toBe(4);
        // Nobody is in both roles, so nobody judges a point of their own.
        expect(Object.keys(record.grids).filter((seat) => record.forged[seat])).toEqual([]);
      }
    }),
    { numRuns: 60, seed: 4 },
  );
});

/** A stage stays, or the next one comes. */
function isLegal(before: PointsStage, after: PointsStage): boolean {
  if (before.phase === after.phase && roundOf(before) === roundOf(after)) return true;
  if (after.phase === 'reveal') return before.phase === 'play' && roundOf(before) === after.round;
  if (after.phase === 'play')
    return before.phase === 'reveal' ? after.round === roundOf(before) + 1 : after.round === 1;
  return after.phase === 'close' && before.phase === 'reveal' && before.round === POINTS_LIMITS.rounds;
}

function play(class_: Table, action: typeof move extends fc.Arbitrary<infer Move> ? Move : never): void {
  switch (action.type) {
    case 'join':
      return void class_.join();
    case 'leave':
      return class_.leave(`s${action.seat}`);
    case 'ring':
      return class_.ring();
    case 'next':
      return void class_.act({ type: 'next' });
    case 'paint':
      return void class_.by(`s${action.seat}`, { type: 'paint', grid: action.grid });
    case 'place':
      return void class_.by(`s${action.seat}`, { type: 'place', points: action.points });
    case 'film':
      return void class_.act({ type: 'filmed', frame: frameAt(50) }, { role: 'network' });
    default:
      return void class_.by(`s${action.seat}`, {
        type: 'judge',
        index: action.index,
        stop: action.stop,
      });
  }
}

test('The field is the mean of all detectives, cell by cell', () => {
  const [one, other] = [painted(unpainted, 0, 4), painted(unpainted, 0, 0)];
  expect(fieldOf([one, other])[0]).toBeCloseTo(0.5, 9);
  expect(fieldOf([one])[0]).toBe(0.9);
  expect(fieldOf([])[5]).toBe(0.5);
});
