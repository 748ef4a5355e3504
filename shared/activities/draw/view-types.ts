import type { ExampleId, SeatId } from '../../protocol/session-view.ts';
import type { TrainingControl } from '../training-control.ts';
import type { DrawingSet } from './drawing-set.ts';
import type { Drawings, DrawPhase, DrawSettings, Sketch, Suspect } from './state.ts';

/** What everybody sees. */
interface SharedView {
  readonly phase: DrawPhase;
  readonly settings: DrawSettings;
  readonly training: TrainingControl;
}

/** Prompts are secret: a student sees the own drawings, and one of somebody else's without its word. */
export interface StudentDrawView extends SharedView {
  readonly own: Readonly<Record<ExampleId, OwnDrawing>>;
  /** The class to draw next; absent when all are drawn, and when fooling. */
  readonly prompt?: number;
  readonly toLabel?: { readonly id: ExampleId } & Sketch;
  /** The drawing that this seat labelled last, what it said, and all votes. */
  readonly last?: { readonly id: ExampleId; readonly label: number; readonly tally: Tally } & Sketch;
  /** How many this seat has labelled. */
  readonly labelled: number;
  readonly isMuted: boolean;
  /** The class to draw in place of the one that is asked for: this seat's secret. */
  readonly instead?: number;
  /** Its secret while others are labelled. */
  readonly isSaboteur?: true;
  /** What the class hunts through, once the network has named it. */
  readonly suspects?: readonly SuspectToJudge[];
}

export type OwnDrawing = Sketch & {
  readonly prompt: number;
  readonly isTest: boolean;
  readonly isFool?: true;
};

/** A drawing with the label that it goes by; `isAccused` by this seat. */
export type SuspectToJudge = Sketch & {
  readonly id: ExampleId;
  readonly label: number;
  readonly isAccused: boolean;
};

/** What a board shows of a suspect: not who drew it, nor who accuses it. */
export interface ShownSuspect extends Suspect {
  readonly label: number;
  readonly accusations: number;
  readonly isLeftOut: boolean;
}

export interface ShownHunt {
  readonly isAsked: boolean;
  readonly suspects: readonly ShownSuspect[];
  /** Of how many drawings that saboteurs sent, how many at least half of the hunters accuse; absent where none was called. */
  readonly sabotaged?: { readonly all: number; readonly found: number };
}

/** How the network did where it labelled: of `unlabelled` drawings so many, and so many of them as people do. */
export interface ShownPseudo {
  readonly perClass: number;
  readonly isAsked: boolean;
  readonly unlabelled: number;
  readonly labelled: number;
  readonly right: number;
}

/** What the board shows: neither authors nor anything hidden, nor what drawings are while others are still to say it. */
export interface BoardDrawView extends SharedView {
  readonly drawings: Readonly<Record<ExampleId, ShownDrawing>>;
  readonly hunt?: ShownHunt;
  readonly pseudo?: ShownPseudo;
  readonly sets: readonly DrawingSet[];
}

export type ShownDrawing = Sketch & {
  readonly isTest: boolean;
  readonly isFool?: true;
  /** Absent while it is secret: before training, as long as more labels are to come. */
  readonly verdict?: Verdict;
  /** What the network has labelled it as, where it was told no label. */
  readonly pseudo?: number;
};

/** What a drawing is by all votes. */
export interface Verdict {
  readonly label: number;
  readonly tally: Tally;
}

/** Votes for each class, the author's among them, and how many could not tell. */
export interface Tally {
  readonly counts: readonly number[];
  readonly unsure: number;
}

export interface TeacherDrawView extends SharedView {
  readonly drawings: Drawings;
  readonly muted: Readonly<Record<SeatId, true>>;
  readonly hasTrained: boolean;
  readonly hunt?: ShownHunt;
  readonly pseudo?: ShownPseudo;
  readonly sets: readonly DrawingSet[];
  /** How many were called; who they are not even the teacher sees. */
  readonly saboteurs: number;
}

export type DrawView = StudentDrawView | BoardDrawView | TeacherDrawView;
