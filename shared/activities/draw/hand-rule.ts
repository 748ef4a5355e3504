import { MEASURES, MOST, type MeasureName, type Measures } from '../../drawings/measures.ts';

/** One comparison of a measure with a number. */
export interface Condition {
  readonly measure: MeasureName;
  /** More than the number; else less than it. */
  readonly isMore: boolean;
  readonly than: number;
}

/** If all conditions hold, it is this class. */
export interface RuleLine {
  readonly conditions: readonly Condition[];
  readonly label: number;
}

/** What the class writes by hand, read from the top: the first line that holds decides, else `otherwise`. */
export interface HandRule {
  readonly lines: readonly RuleLine[];
  readonly otherwise: number;
}

export const RULE_LIMITS = { lines: 12, conditions: 3 } as const;

/** Nothing is written yet. */
export const noRule: HandRule = { lines: [], otherwise: 0 };

export function classByRule({ lines, otherwise }: HandRule, measures: Measures): number {
  return lines.find(({ conditions }) => conditions.every(holdsFor(measures)))?.label ?? otherwise;
}

function holdsFor(measures: Measures) {
  return ({ measure, isMore, than }: Condition): boolean =>
    isMore ? measures[measure] > than : measures[measure] < than;
}

/** Whether it speaks of classes that there are, and of numbers that a measure can be. */
export function fitsClasses({ lines, otherwise }: HandRule, classes: number): boolean {
  return otherwise < classes && lines.every(({ label }) => label < classes);
}

/** Where each measure lies and how far it spreads over people's drawings: so that a linear model gets numbers of one size. */
const SCALES: Readonly<Record<MeasureName, readonly [middle: number, spread: number]>> = {
  ink: [110, 30],
  width: [19, 6],
  height: [20, 4],
  holes: [1, 1],
  pieces: [1, 1],
  ends: [2, 2],
  symmetry: [50, 15],
  left: [50, 9],
  top: [50, 11],
  across: [2, 1],
  down: [2, 1],
};

/** Measures as a linear model is given them: [MEASURES], each about from −2 to 2. */
export function scaled(measures: Measures): number[] {
  return MEASURES.map((name) => {
    const [middle, spread] = SCALES[name];
    return (Math.min(measures[name], MOST[name]) - middle) / spread;
  });
}
