import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor, Viewer } from '#shared/activities/activity.ts';
import { base64Of, bytesOfBase64 } from '#shared/activities/draw/base64.ts';
import { DRAW_LIMITS } from '#shared/activities/draw/limits.ts';
import { inputOf, scramble } from '#shared/activities/draw/network-input.ts';
import { connectedSpec, convolutionalSpec } from '#shared/activities/draw/networks.ts';
import { draw } from '#shared/activities/draw/rules.ts';
import { drawActionSchema } from '#shared/activities/draw/schema.ts';
import type { TeacherDrawView } from '#shared/activities/draw/view-types.ts';
import { promptOf } from '#shared/activities/draw/tasks.ts';
import { asTrained } from '#shared/activities/draw/training-example.ts';
import { compile, loadKernelsNow } from '#shared/engine/index.ts';
import { DrawingClass, strokes, teacher } from '#tests/support/drawing-class.ts';

/** Two seats of which the first has drawn. */
function classWithADrawing(): DrawingClass {
  const some = new DrawingClass(2);
  some.draws('s1');
  return some;
}

describe('drawing', () => {
  test('each seat is asked for every class once before any comes again, in an order of its own', () => {
    const orders = Array.from({ length: 6 }, (_, seat) =>
      Array.from({ length: 8 }, (_, index) => promptOf(7, `s${seat + 1}`, index, 4)),
    );
    for (const order of orders) {
      expect(order.slice(0, 4).toSorted()).toEqual([0, 1, 2, 3]);
      expect(order.slice(4).toSorted()).toEqual([0, 1, 2, 3]);
    }
    expect(new Set(orders.map(String)).size).toBeGreaterThan(3);
  });

  test('nobody can work out what another is asked for: lots are drawn once, and no view has them', () => {
    const orders = Array.from({ length: 20 }, (_, lots) =>
      [0, 1, 2, 3].map((at) => promptOf(lots, 's1', at, 4)),
    );
    expect(new Set(orders.map(String)).size).toBeGreaterThan(8);
    const some = new DrawingClass(1);
    expect(some.act({ role: 'student', seat: 's1' }, { type: 'drawLots' })).toBe('not-now');
    expect([some.state.lots, draw.deadline!(some.state)]).toEqual([7, undefined]);
    const viewers = [teacher, { role: 'board' }, { role: 'student', seat: 's1' }] as Viewer[];
    for (const viewer of viewers) expect(draw.view(some.state, viewer)).not.toHaveProperty('lots');
  });

  test('ends with as many as were asked for, and with none for a muted seat or an empty pad', () => {
    const some = new DrawingClass(1);
    expect(some.sends('s1', [])).toBe('nothing-drawn');
    for (let index = 0; index < 6; index++) expect(some.draws('s1')).toBeUndefined();
    expect(some.draws('s1')).toBe('too-many-drawings');
    expect(some.view('s1').prompt).toBeUndefined();
    some.act(teacher, { type: 'muteSeat', seat: 's1', isMuted: true });
    expect(some.draws('s1')).toBe('muted');
    expect(some.act(teacher, { type: 'addDrawing', strokes, phase: 'draw', word: 'house' })).toBe(
      'students-only',
    );
  });

  test('below eight seats a share of everybody’s drawings is for the test, from eight on whole authors', () => {
    const shares = (seats: number) => {
      const some = new DrawingClass(seats);
      for (const { id } of some.seats) for (let index = 0; index < 4; index++) some.draws(id);
      return some.seats.map(
        ({ id }) => Object.values(some.view(id).own).filter(({ isTest }) => isTest).length,
      );
    };
    expect(shares(3)).toEqual([1, 1, 1]);
    expect(shares(8)).toEqual([0, 0, 0, 4, 0, 0, 0, 4]);
  });

  test('what comes too late, for a phase or a word that has passed, is refused: it would get a wrong label', () => {
    const some = new DrawingClass(1);
    const [student, { classes }]: [Actor, { classes: readonly string[] }] = [
      { role: 'student', seat: 's1' },
      some.state.settings,
    ];
    const word = classes[some.view('s1').prompt!]!;
    const late = { type: 'addDrawing', strokes, phase: 'draw', word } as const;
    some.act(teacher, { type: 'setPhase', phase: 'fool' });
    expect(some.act(student, late)).toBe('not-now');
    some.act(teacher, { type: 'setPhase', phase: 'label' });
    expect([some.act(student, late), some.sends('s1', strokes, word)]).toEqual(['not-now', 'not-now']);
    some.act(teacher, { type: 'setPhase', phase: 'draw' });
    some.act(teacher, { type: 'configure', settings: { classes: ['cat', 'dog'] } });
    expect(some.act(student, late)).toBe('not-now');
    expect([some.draws('s1'), Object.keys(some.state.drawings)]).toEqual([undefined, ['1']]);
  });

  test('to fool the network the student says what it is, and it is learned from', () => {
    const some = new DrawingClass(1);
    some.act(teacher, { type: 'setPhase', phase: 'fool' });
    expect(some.sends('s1', strokes, 'none')).toBe('out-of-range');
    for (let index = 0; index < DRAW_LIMITS.foolsPerSeat; index++)
      expect(some.sends('s1', strokes, 'tree')).toBeUndefined();
    expect(some.sends('s1', strokes, 'tree')).toBe('too-many-drawings');
    expect(some.view('s1').own[1]).toMatchObject({ prompt: 2, isTest: false, isFool: true });
  });
});

describe('labelling', () => {
  test('others get a drawing without its word, and afterwards see all votes', () => {
    const some = classWithADrawing();
    some.act(teacher, { type: 'setPhase', phase: 'label' });
    expect(some.view('s1').toLabel).toBeUndefined();
    expect(some.view('s2').toLabel).toEqual({ id: 1, strokes });
    const { prompt } = some.state.drawings[1]!;
    const other = (prompt + 1) % 4;
    expect(
      some.act({ role: 'student', seat: 's2' }, { type: 'labelDrawing', id: 1, label: other }),
    ).toBeUndefined();
    const { last, labelled, toLabel } = some.view('s2');
    expect([labelled, toLabel, last?.label]).toEqual([1, undefined, other]);
    expect([last?.tally.counts[prompt], last?.tally.counts[other]]).toEqual([1, 1]);
  });

  test('nobody labels before it is time, their own, twice, or a class that is none', () => {
    const some = classWithADrawing();
    const label = (seat: string, chosen: number) =>
      some.act({ role: 'student', seat }, { type: 'labelDrawing', id: 1, label: chosen });
    expect(label('s2', 0)).toBe('not-now');
    some.act(teacher, { type: 'setPhase', phase: 'label' });
    expect(label('s1', 0)).toBe('not-now');
    expect(label('s2', 9)).toBe('out-of-range');
    expect(label('s2', -1)).toBeUndefined();
    expect(label('s2', 0)).toBe('not-now');
  });

  test('the most votes make the target, or each class’s share of them', () => {
    const { settings } = draw.initial();
    const drawing = { strokes, prompt: 0, isTest: false, votes: { s2: 1, s3: 1, s4: -1 } };
    expect(asTrained(1, drawing, settings).target).toEqual([0, 1, 0, 0]);
    expect(asTrained(1, drawing, { ...settings, hasSharedTargets: true }).target).toEqual([
      1 / 3,
      2 / 3,
      0,
      0,
    ]);
  });
});

describe('moderation', () => {
  test('what is hidden reaches no student and no board until it is shown again', () => {
    const some = classWithADrawing();
    some.act(teacher, { type: 'setPhase', phase: 'label' });
    some.act(teacher, { type: 'hideDrawing', id: 1, isHidden: true });
    expect([some.view('s1').own, some.view('s2').toLabel, some.board.drawings]).toEqual([{}, undefined, {}]);
    some.act(teacher, { type: 'hideDrawing', id: 1, isHidden: false });
    expect(some.board.drawings[1]).toMatchObject({ strokes });
    expect(some.act({ role: 'student', seat: 's1' }, { type: 'hideDrawing', id: 1, isHidden: true })).toBe(
      'teacher-only',
    );
  });

  test('the board waits for approval where the teacher wants it, and never learns who drew', () => {
    const some = classWithADrawing();
    some.act(teacher, { type: 'configure', settings: { needsApproval: true } });
    expect(some.board.drawings).toEqual({});
    some.act(teacher, { type: 'approveDrawings', ids: [1, 99] });
    expect(Object.keys(some.board.drawings)).toEqual(['1']);
    expect(JSON.stringify(some.board)).not.toContain('s1');
  });

  test('a seat that is removed takes its drawings, its labels, its set and its mute along', () => {
    const some = classWithADrawing();
    some.draws('s2');
    some.act(teacher, { type: 'setPhase', phase: 'label' });
    some.act({ role: 'student', seat: 's2' }, { type: 'labelDrawing', id: 1, label: 0 });
    some.act(teacher, { type: 'muteSeat', seat: 's2', isMuted: true });
    expect(JSON.stringify(some.state)).toContain('"s2"');
    const left = draw
      .seatRemoved(some.state, 's2')
      .reduce((state, event) => draw.apply(state, event), some.state);
    expect(JSON.stringify(left)).not.toContain('"s2"');
    expect(Object.keys(left.drawings)).toEqual(['1']);
  });
});

describe('what is drawn', () => {
  test('other classes take the drawings with them, more classes keep them', () => {
    const some = classWithADrawing();
    const { classes } = some.state.settings;
    some.act(teacher, { type: 'configure', settings: { classes: [...classes, 'sun'] } });
    expect(Object.keys(some.state.drawings)).toEqual(['1']);
    some.act(teacher, { type: 'configure', settings: { classes: ['cat', 'dog'] } });
    expect((draw.view(some.state, { role: 'teacher' }) as TeacherDrawView).drawings).toEqual({});
    expect(some.act(teacher, { type: 'configure', settings: { classes: ['cat', 'cat'] } })).toBe(
      'out-of-range',
    );
  });

  test('an import joins what is there, and a label that is no class is refused', () => {
    const some = classWithADrawing();
    const pixels = base64Of(new Uint8Array(784).fill(9));
    const imported = (label: number) =>
      some.act(teacher, { type: 'importDrawings', drawings: [{ pixels, label, isTest: true }] });
    expect(imported(4)).toBe('out-of-range');
    expect(imported(3)).toBeUndefined();
    expect(some.state.drawings[2]).toMatchObject({ pixels, prompt: 3, isTest: true });
    expect(inputOf(some.state.drawings[2]!, some.state.settings)[0]).toBe(Math.fround(9 / 255));
  });

  test('bytes are the same after they were text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(bytesOfBase64(base64Of(bytes))).toEqual(bytes);
        expect(base64Of(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      }),
    );
  });
});

describe('the networks', () => {
  test.each([2, 4, 10])('with %i classes have about as many weights', (count) => {
    const settings = {
      ...draw.initial().settings,
      classes: Array.from({ length: count }, (_, index) => `${index}`),
    };
    const weights = [convolutionalSpec(settings), connectedSpec(settings)].map(
      (spec) => compile(spec, { kernels: loadKernelsNow('plain'), rows: 1 }).parameterCount,
    );
    expect(weights[0]).toBe(1248 + 785 * count);
    expect(Math.abs(weights[0]! - weights[1]!) / weights[0]!).toBeLessThan(0.16);
  });

  test('scrambled, every pixel is there once, in the same other place each time', () => {
    expect(scramble().toSorted((a, b) => a - b)).toEqual(Array.from({ length: 784 }, (_, place) => place));
    const { settings } = draw.initial();
    const plain = inputOf({ strokes }, settings);
    const scrambled = inputOf({ strokes }, { ...settings, isScrambled: true });
    expect(scrambled).not.toEqual(plain);
    expect(scrambled.toSorted()).toEqual(plain.toSorted());
  });

  test('a shifted test set lies further right, and only that', () => {
    const settings = { ...draw.initial().settings, testShift: 3 };
    const drawing = { strokes, prompt: 0, votes: {} };
    const stays = asTrained(1, { ...drawing, isTest: false }, settings).input;
    const moves = asTrained(1, { ...drawing, isTest: true }, settings).input;
    expect(moves[14 * 28 + 10]).toBe(stays[14 * 28 + 7]);
  });

  test('shuffled labels are drawn by lot once, and only to learn from', () => {
    const settings = { ...draw.initial().settings, hasShuffledLabels: true };
    const labels = (isTest: boolean) =>
      Array.from({ length: 40 }, (_, id) =>
        asTrained(id, { strokes, prompt: 0, isTest, votes: {} }, settings).target.indexOf(1),
      );
    expect(new Set(labels(false)).size).toBe(4);
    expect(labels(false)).toEqual(labels(false));
    expect(new Set(labels(true))).toEqual(new Set([0]));
  });
});

describe('what comes over the wire', () => {
  const parse = (action: unknown) => drawActionSchema.safeParse(action).success;

  test('half a point, a point beside the pad, or a drawing of ten thousand strokes is refused', () => {
    expect(parse({ type: 'addDrawing', phase: 'draw', word: 'house', strokes })).toBe(true);
    expect(parse({ type: 'addDrawing', phase: 'draw', word: 'house', strokes: [[1, 2, 3]] })).toBe(false);
    expect(parse({ type: 'addDrawing', phase: 'draw', word: 'house', strokes: [[1, 1025]] })).toBe(false);
    expect(
      parse({
        type: 'addDrawing',
        phase: 'draw',
        word: 'house',
        strokes: Array.from({ length: 10_000 }, () => [1, 2]),
      }),
    ).toBe(false);
  });

  test('pixels are 784 bytes', () => {
    const imported = (bytes: number) =>
      parse({
        type: 'importDrawings',
        drawings: [{ pixels: base64Of(new Uint8Array(bytes)), label: 0, isTest: false }],
      });
    expect([imported(784), imported(700)]).toEqual([true, false]);
  });
});
