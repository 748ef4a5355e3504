import type { Strokes } from '../../drawings/strokes.ts';
import type { DrawingSet } from './drawing-set.ts';
import type { HandRule } from './hand-rule.ts';
import type { ExampleId, HardExample, SeatId } from '../../protocol/session-view.ts';
import type { TrainingAction, TrainingControl, TrainingEvent } from '../training-control.ts';

export const DRAW_PHASES = ['draw', 'label', 'hunt', 'fool'] as const;

/** What the students do. Training runs or pauses whatever that is. */
export type DrawPhase = (typeof DRAW_PHASES)[number];

/** The teacher's to change. Whatever is not about moderation builds the networks anew. */
export interface DrawSettings {
  /** Words of the catalogue (`house`), or the class's own. */
  readonly classes: readonly string[];
  /** How many drawings each seat is asked for. */
  readonly perSeat: number;
  /** Cropped to what is drawn, and brought to the middle. */
  readonly isCentred: boolean;
  /** Moved, turned and scaled a little, anew in each iteration. */
  readonly isAugmented: boolean;
  /** All drawings' pixels in another order, always the same one. */
  readonly isScrambled: boolean;
  /** Each training drawing gets a label drawn by lot: nothing is left to learn but by heart. */
  readonly hasShuffledLabels: boolean;
  /** Pixels by which the test set's drawings are moved to the right. */
  readonly testShift: number;
  /** The target is the share of votes for each class, not only the winner. */
  readonly hasSharedTargets: boolean;
  /** What is shown of networks that see pixels is the running average of their weights. */
  readonly isAveraged: boolean;
  /** A recurrent network reads the strokes, beside those that see pixels. */
  readonly hasReader: boolean;
  readonly learningRate: number;
  readonly seed: number;
  /** Pixels along the edge of a picture whose weights the board counts; 0: none. */
  readonly counted: number;
  /** Nothing reaches the board before the teacher has approved it. */
  readonly needsApproval: boolean;
  /** What the class has written by hand: it learns nothing, and is tested beside the networks. */
  readonly rule: HandRule;
}

/** A drawing comes as strokes, or as pixels where a file has only those: 28×28 bytes of ink in base64. */
export type Sketch =
  | { readonly strokes: Strokes; readonly pixels?: undefined }
  | { readonly pixels: string; readonly strokes?: undefined };

export type Drawn = Sketch & {
  /** Absent on what was imported. */
  readonly seat?: SeatId;
  /** The class that its author was asked for: one vote. */
  readonly prompt: number;
  readonly isTest: boolean;
  /** Made to fool the network. */
  readonly isFool?: true;
  /** What others said: a class, or −1 where they could not tell. */
  readonly votes: Readonly<Record<SeatId, number>>;
  /** Never seen again, nor learned from, until the teacher shows it. */
  readonly isHidden?: true;
  readonly isApproved?: true;
  /** Networks learn without it, to see what it did to them. */
  readonly isLeftOut?: true;
  /** What it is the networks are not told. */
  readonly isUnlabelled?: true;
  /** What the network has labelled it as, where it was sure. */
  readonly pseudo?: number;
};

export type Drawings = Readonly<Record<ExampleId, Drawn>>;

/** A drawing that the network found hard to learn: whether it or its label is to blame, the class decides. */
export type Suspect = HardExample;

/** The hunt for wrong examples. It accuses drawings; nobody sees whose they are. */
export interface Hunt {
  /** How often the network was asked; raised by each. */
  readonly asked: number;
  /** What it answered; absent while it has not. */
  readonly suspects?: readonly Suspect[];
  /** Who says of which drawing that its label is wrong. */
  readonly accusations: Readonly<Record<ExampleId, Readonly<Record<SeatId, true>>>>;
}

/** Labels are told of all drawings, or of a few: then the network may label the others. */
export interface PseudoLabels {
  /** So many of each class; absent: all. */
  readonly perClass?: number;
  /** How often the network was asked. */
  readonly asked: number;
  /** It has not answered yet. */
  readonly isAsked: boolean;
}

/** Where a seat's drawings go, settled with its first one: by author from eight seats on, by drawing below. */
export type DrawSplit = 'training' | 'test' | 'both';

export interface DrawState {
  readonly phase: DrawPhase;
  readonly settings: DrawSettings;
  readonly drawings: Drawings;
  readonly nextDrawing: ExampleId;
  /** Imported ones that are too many to be shown. */
  readonly sets: readonly DrawingSet[];
  readonly splits: Readonly<Record<SeatId, DrawSplit>>;
  /** What each seat labelled last, so that it sees what the others said. */
  readonly lastLabelled: Readonly<Record<SeatId, ExampleId>>;
  readonly muted: Readonly<Record<SeatId, true>>;
  readonly training: TrainingControl;
  /** Training has begun since the class last turned to drawing or labelling: what the drawings are is no secret any more. */
  readonly hasTrained: boolean;
  /** Decides who is asked for what; no view has it. Absent until it is drawn, at the very beginning. */
  readonly lots?: number;
  /** Seats that are secretly asked to mislabel; each is told alone. */
  readonly saboteurs: readonly SeatId[];
  /** Drawings of theirs that show something else than what they go by. */
  readonly sabotaged: readonly ExampleId[];
  readonly hunt: Hunt;
  /** Absent until labels are kept back for the first time. */
  readonly pseudo?: PseudoLabels;
}

/** One drawing of an import. */
export type Imported = Sketch & { readonly label: number; readonly isTest: boolean };

export type DrawAction =
  /** In which phase it was drawn, and the word it shows: what its author was asked for, or says when fooling. */
  | {
      readonly type: 'addDrawing';
      readonly strokes: Strokes;
      readonly phase: DrawPhase;
      readonly word: string;
    }
  | { readonly type: 'labelDrawing'; readonly id: ExampleId; readonly label: number }
  | { readonly type: 'setPhase'; readonly phase: DrawPhase }
  | { readonly type: 'configure'; readonly settings: Partial<DrawSettings> }
  | { readonly type: 'hideDrawing'; readonly id: ExampleId; readonly isHidden: boolean }
  | { readonly type: 'approveDrawings'; readonly ids: readonly ExampleId[] }
  | { readonly type: 'muteSeat'; readonly seat: SeatId; readonly isMuted: boolean }
  | { readonly type: 'importDrawings'; readonly drawings: readonly Imported[] }
  | { readonly type: 'importSet'; readonly blob: string; readonly counts: DrawingSet['counts'] }
  /** So many seats, drawn by lot, are secretly asked to mislabel. */
  | { readonly type: 'callSaboteurs'; readonly count: number }
  /** The network is asked which drawings it found hardest. */
  | { readonly type: 'askHardest' }
  /** Its answer. */
  | { readonly type: 'nameHardest'; readonly hardest: readonly HardExample[] }
  | { readonly type: 'accuse'; readonly id: ExampleId; readonly isWrong: boolean }
  /** Networks learn anew from the same seed, without these drawings or with them again. */
  | { readonly type: 'leaveOut'; readonly ids: readonly ExampleId[]; readonly isLeftOut: boolean }
  /** Networks learn anew from the same seed, and are told the labels of so many drawings of each class; absent: of all. */
  | { readonly type: 'tellLabels'; readonly perClass?: number }
  /** The network is asked to label what is unlabelled. */
  | { readonly type: 'askForLabels' }
  /** Its answer. */
  | { readonly type: 'namePseudo'; readonly labels: Readonly<Record<ExampleId, number>> }
  /** The session's own, before anybody is asked for a drawing. */
  | { readonly type: 'drawLots' }
  | { readonly type: 'clear' }
  | TrainingAction;

export type DrawEvent =
  | {
      readonly type: 'drawingAdded';
      readonly id: ExampleId;
      readonly drawing: Drawn;
      readonly split?: DrawSplit;
      readonly isSabotaged?: true;
    }
  | {
      readonly type: 'drawingLabelled';
      readonly id: ExampleId;
      readonly seat: SeatId;
      readonly label: number;
    }
  | { readonly type: 'lotsDrawn'; readonly lots: number }
  | { readonly type: 'saboteursCalled'; readonly seats: readonly SeatId[] }
  | { readonly type: 'hardestAsked' }
  | { readonly type: 'hardestNamed'; readonly suspects: readonly Suspect[] }
  | { readonly type: 'accused'; readonly id: ExampleId; readonly seat: SeatId; readonly isWrong: boolean }
  | { readonly type: 'leftOut'; readonly ids: readonly ExampleId[]; readonly isLeftOut: boolean }
  | { readonly type: 'labelsTold'; readonly unlabelled: readonly ExampleId[]; readonly perClass?: number }
  | { readonly type: 'pseudoAsked' }
  | { readonly type: 'pseudoNamed'; readonly labels: Readonly<Record<ExampleId, number>> }
  | { readonly type: 'phaseSet'; readonly phase: DrawPhase }
  | { readonly type: 'configured'; readonly settings: Partial<DrawSettings> }
  | { readonly type: 'drawingHidden'; readonly id: ExampleId; readonly isHidden: boolean }
  | { readonly type: 'drawingsApproved'; readonly ids: readonly ExampleId[] }
  | { readonly type: 'seatMuted'; readonly seat: SeatId; readonly isMuted: boolean }
  | { readonly type: 'drawingsImported'; readonly drawings: Drawings }
  | { readonly type: 'setImported'; readonly set: DrawingSet }
  | { readonly type: 'setsRemoved' }
  /** With what it said of others' drawings; its own were removed before. */
  | { readonly type: 'seatForgotten'; readonly seat: SeatId }
  | { readonly type: 'drawingsRemoved'; readonly ids: readonly ExampleId[] }
  | TrainingEvent;
