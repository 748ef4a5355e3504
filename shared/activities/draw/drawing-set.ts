import { drawingOf } from '../../drawings/drawing.ts';
import { measuresOf } from '../../drawings/measures.ts';
import { unpackDrawings } from '../../drawings/packed-drawings.ts';
import type { ExampleId } from '../../protocol/session-view.ts';
import { scaled } from './hand-rule.ts';
import { mix } from './mix.ts';
import { seenAs } from './network-input.ts';
import type { DrawSettings } from './state.ts';

/** Imported drawings that are kept by reference: too many to be shown one by one, only learned from and exported. */
export interface DrawingSet {
  /** Where their bytes are. */
  readonly blob: string;
  /** Their ids begin here. */
  readonly first: ExampleId;
  /** How many there are of each class. */
  readonly counts: readonly { readonly training: number; readonly test: number }[];
}

/** How a network is given the drawings of a blob. */
export interface SetSeen {
  /** Their measures in place of their pixels. */
  readonly isMeasured: boolean;
  readonly classes: number;
  readonly isScrambled: boolean;
  readonly testShift: number;
  /** Labels by lot from this seed, for what is learned from. */
  readonly shuffled?: number;
}

export interface SetExample {
  readonly id: ExampleId;
  readonly isTest: boolean;
  readonly input: ArrayLike<number>;
  readonly target: readonly number[];
  /** Nobody's of this class. */
  readonly author?: undefined;
}

export function sizeOfSet({ counts }: Pick<DrawingSet, 'counts'>): number {
  return counts.reduce((sum, { training, test }) => sum + training + test, 0);
}

export function seenBy(settings: DrawSettings, isMeasured: boolean): SetSeen {
  return {
    isMeasured,
    classes: settings.classes.length,
    isScrambled: settings.isScrambled,
    testShift: settings.testShift,
    ...(settings.hasShuffledLabels && { shuffled: settings.seed }),
  };
}

/** The same examples as if their drawings had come one by one. Throws where the bytes hold a label that is no class. */
export function* examplesOfSet(bytes: Uint8Array, first: ExampleId, seen: SetSeen): Generator<SetExample> {
  const { classes, isMeasured, isScrambled, testShift, shuffled } = seen;
  for (const [index, { label, isTest, pixels }] of unpackDrawings(bytes).entries()) {
    if (label >= classes) throw new Error(`A label is a class from 0 to ${classes - 1}, not ${label}.`);
    const id = first + index;
    const input = seenAs(pixels, { isScrambled }, isTest ? testShift : 0);
    const said = shuffled === undefined || isTest ? label : mix(shuffled, id) % classes;
    yield {
      id,
      isTest,
      input: isMeasured ? scaled(measuresOf(drawingOf(input))) : input,
      target: Array.from({ length: classes }, (_, one) => (one === said ? 1 : 0)),
    };
  }
}
