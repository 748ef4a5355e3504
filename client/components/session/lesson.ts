/** One step of a lesson, as its teacher sees it. */
export interface LessonStep {
  readonly title: string;
  /** What to say and do, once the class is there. */
  readonly said: string;
  /** How long it usually takes. */
  readonly minutes?: number;
  /** Where it is not simply every step before the current one. */
  readonly isDone?: boolean;
  /** Passed over for as long as it cannot begin. */
  readonly canWait?: boolean;
  /** Begins it; without, the class comes there by itself, or cannot yet. */
  readonly begin?: (() => void) | undefined;
}

/** An activity's own steps in their order, and which of them the class is at. */
export interface Lesson {
  readonly steps: readonly LessonStep[];
  readonly current: number;
}

export function isDone({ steps, current }: Lesson, index: number): boolean {
  return steps[index]?.isDone ?? index < current;
}

/** The first step after the current one that has not been; none while it cannot begin. */
export function nextStep(lesson: Lesson): (LessonStep & { readonly begin: () => void }) | undefined {
  const step = lesson.steps.find(
    ({ begin, canWait }, index) => index > lesson.current && !isDone(lesson, index) && (begin || !canWait),
  );
  return step?.begin && { ...step, begin: step.begin };
}

/** What is known of a step besides its words. */
interface Known<Name> {
  readonly at: Name;
  /** What the session itself knows to be behind the class, or not; undefined: only who looked on knows. */
  readonly isBehind: (name: Name) => boolean | undefined;
  readonly canWait: (name: Name) => boolean;
  readonly wordsOf: (name: Name) => Pick<LessonStep, 'title' | 'said' | 'minutes'>;
  readonly beginnerOf: (name: Name) => (() => void) | undefined;
}

/** A lesson whose class may go back: what it has once been at stays behind it. */
export class LessonSeen<Name extends string> {
  readonly #names: readonly Name[];
  /** The farthest step that the class has been at while this page looked on. */
  #farthest = 0;

  constructor(names: readonly Name[]) {
    this.#names = names;
  }

  now({ at, isBehind, canWait, wordsOf, beginnerOf }: Known<Name>): Lesson {
    const current = this.#names.indexOf(at);
    this.#farthest = Math.max(this.#farthest, current);
    const steps = this.#names.map((name, index) => ({
      ...wordsOf(name),
      isDone: index !== current && (isBehind(name) ?? index <= this.#farthest),
      canWait: canWait(name),
      begin: beginnerOf(name),
    }));
    return { steps, current };
  }
}
