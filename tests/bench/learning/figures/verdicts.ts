import { rocArea, rocPoints } from '#shared/engine/index.ts';
import type { DrawingClass } from '../drawings/drawing-set.ts';
import type { Bench, Reading, Target } from '../figure.ts';

/** What a referee says of everything that it may meet, in words, and what it should be. */
const VERDICTS = {
  real: ['held-out real drawings', { atLeast: 0.65 }],
  blank: ['blank sheets', { atMost: 0.45 }],
  fill: ['dense fills', { atMost: 0.45 }],
  scribble: ['scribbles', { atMost: 0.45 }],
  speckle: ['speckle', { atMost: 0.45 }],
  others: ['other subjects', { atMost: 0.45 }],
  told: ['forged below real, of pairs it has not seen (.5: as if real)', null],
  botsSeen: ['bots along its slope, by the one they ask', null],
  botsHidden: ['bots along its slope, by the hidden referee', { atMost: 0.3 }],
} as const satisfies Record<string, readonly [string, Target]>;

type Verdict = keyof typeof VERDICTS;

/** One for each verdict, and for each of `more`, over all runs. */
export function verdictReadings<More extends string>(
  figure: string,
  runs: readonly Readonly<Record<Verdict | NoInfer<More>, number>>[],
  more: Readonly<Record<More, readonly [string, Target]>>,
): Reading[] {
  const all = { ...VERDICTS, ...more } as Readonly<Record<Verdict | More, readonly [string, Target]>>;
  return (Object.keys(all) as (Verdict | More)[]).map((key) => {
    const [what, target] = all[key];
    return { name: `${figure}: ${what}`, target, values: runs.map((found) => found[key]) };
  });
}

/** Sketches, or digits where there are none. */
export function subjectsOf({ drawings: { sketches, digits } }: Bench): readonly DrawingClass[] {
  return sketches.length > 1 ? sketches : digits;
}

/** Share of pairs of a real and a forged one in which the forged one scores less. */
export function toldApart(real: readonly number[], forged: readonly number[]): number {
  const scores = [...real, ...forged];
  const isReal = scores.map((_, index) => index < real.length);
  return rocArea(rocPoints(scores, isReal));
}
