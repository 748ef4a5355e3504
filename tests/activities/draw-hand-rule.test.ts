import { expect, test } from 'vitest';
import { asMeasured, asTrained } from '#shared/activities/draw/training-example.ts';
import {
  classByRule,
  fitsClasses,
  type HandRule,
  noRule,
  scaled,
} from '#shared/activities/draw/hand-rule.ts';
import { draw } from '#shared/activities/draw/rules.ts';
import { drawActionSchema } from '#shared/activities/draw/schema.ts';
import type { DrawAction, DrawState } from '#shared/activities/draw/state.ts';
import { drawAuthority } from '#server/activities/draw/authority.ts';
import { LINEAR, MEASURED_DATA } from '#shared/activities/draw/networks.ts';
import { drawingOf } from '#shared/drawings/drawing.ts';
import { type Measures, measuresOf } from '#shared/drawings/measures.ts';

const nothing = measuresOf(drawingOf(new Float32Array(784)));
const measures = (some: Partial<Measures>): Measures => ({ ...nothing, ...some });

const rule: HandRule = {
  lines: [
    {
      conditions: [
        { measure: 'ink', isMore: true, than: 50 },
        { measure: 'holes', isMore: true, than: 0 },
      ],
      label: 1,
    },
    { conditions: [{ measure: 'width', isMore: false, than: 10 }], label: 2 },
  ],
  otherwise: 3,
};

test('the first line of which all conditions hold decides, and else what is otherwise', () => {
  expect(classByRule(rule, measures({ ink: 80, holes: 1, width: 5 }))).toBe(1);
  expect(classByRule(rule, measures({ ink: 80, width: 5 }))).toBe(2);
  expect(classByRule(rule, measures({ ink: 80, width: 10 }))).toBe(3);
  expect(classByRule(noRule, nothing)).toBe(0);
});

/** What comes of a teacher's settings, or the code of a refusal. */
function configured(state: DrawState, settings: Extract<DrawAction, { type: 'configure' }>['settings']) {
  const context = { viewer: { role: 'teacher' }, now: 0, seats: [], randomSeed: () => 1 } as const;
  const decision = draw.decide(state, { type: 'configure', settings }, context);
  if ('refused' in decision) return decision.refused;
  return decision.events.reduce((before, event) => draw.apply(before, event), state);
}

test('a rule is kept while its classes are, goes with them, and names none that there is not', () => {
  const written = configured(draw.initial(), { rule }) as DrawState;
  expect(written.settings.rule).toEqual(rule);
  expect((configured(written, { perSeat: 3 }) as DrawState).settings.rule).toEqual(rule);
  expect((configured(written, { classes: ['cat', 'dog'] }) as DrawState).settings.rule).toEqual(noRule);
  expect(configured(written, { rule: { ...rule, otherwise: 4 } })).toBe('out-of-range');
  expect([fitsClasses(rule, 4), fitsClasses(rule, 3)]).toEqual([true, false]);
});

test('a rule of numbers that no measure reaches, or without a condition, is no action', () => {
  const withLine = (conditions: unknown) =>
    drawActionSchema.safeParse({
      type: 'configure',
      settings: { rule: { lines: [{ conditions, label: 0 }], otherwise: 0 } },
    }).success;
  expect(withLine(rule.lines[0]!.conditions)).toBe(true);
  expect(withLine([])).toBe(false);
  expect(withLine([{ measure: 'holes', isMore: true, than: 400 }])).toBe(false);
  expect(withLine([{ measure: 'beauty', isMore: true, than: 1 }])).toBe(false);
});

test('writing a rule trains nothing anew; the linear model learns from measures of the very same drawings', () => {
  const before = draw.initial();
  const event = { type: 'configured', settings: { rule } } as const;
  expect(drawAuthority.instruct(before, event, draw.apply(before, event))).toEqual([]);
  const built = drawAuthority.open(before).find((one) => one.type === 'build' && one.network === LINEAR);
  expect(built).toMatchObject({ data: MEASURED_DATA, spec: { inputs: scaled(nothing).length } });

  const drawing = {
    strokes: [[100, 100, 500, 600, 900, 100]],
    prompt: 2,
    isTest: true,
    votes: {},
  };
  const trained = asTrained(7, drawing, before.settings);
  const measured = asMeasured(trained);
  expect({ ...measured, input: [] }).toEqual({ ...trained, input: [] });
  expect(measured.input).toEqual(scaled(measuresOf(drawingOf(Float32Array.from(trained.input)))));
});
