import { applyTraining } from '../training-control.ts';
import type { ExampleId, SeatId } from '../../protocol/session-view.ts';
import { sizeOfSet } from './drawing-set.ts';
import { applyAccusation, withoutAccuser } from './hunt.ts';
import { applyPseudo, applyTold, pseudoOf } from './pseudo-labels.ts';
import type { DrawEvent, Drawn, DrawState } from './state.ts';

export function apply(state: DrawState, event: DrawEvent): DrawState {
  switch (event.type) {
    case 'drawingAdded':
      return added(state, event);
    case 'drawingLabelled':
      return labelled(state, event);
    case 'phaseSet':
      return {
        ...state,
        phase: event.phase,
        hasTrained:
          state.hasTrained && (event.phase === 'fool' || event.phase === 'hunt' || state.training.isRunning),
      };
    case 'lotsDrawn':
      return { ...state, lots: event.lots };
    case 'saboteursCalled':
      return { ...state, saboteurs: event.seats };
    case 'hardestAsked':
      return { ...state, hunt: { asked: state.hunt.asked + 1, accusations: {} } };
    case 'hardestNamed':
      return { ...state, hunt: { ...state.hunt, suspects: event.suspects } };
    case 'accused':
      return { ...state, hunt: applyAccusation(state.hunt, event) };
    case 'leftOut':
      return changed(state, event.ids, ({ isLeftOut: _, ...drawing }) =>
        event.isLeftOut ? { ...drawing, isLeftOut: true } : drawing,
      );
    case 'labelsTold':
      return { ...state, ...applyTold(state, event) };
    case 'pseudoAsked': {
      const before = pseudoOf(state);
      return { ...state, pseudo: { ...before, asked: before.asked + 1, isAsked: true } };
    }
    case 'pseudoNamed':
      return { ...state, ...applyPseudo(state, event) };
    case 'configured':
      return { ...state, settings: { ...state.settings, ...event.settings } };
    case 'drawingHidden':
      return changed(state, [event.id], ({ isHidden: _, ...drawing }) =>
        event.isHidden ? { ...drawing, isHidden: true } : drawing,
      );
    case 'drawingsApproved':
      return changed(state, event.ids, (drawing) => ({ ...drawing, isApproved: true }));
    case 'seatMuted':
      return { ...state, muted: muted(state, event) };
    case 'drawingsImported':
      return imported(state, event);
    case 'setImported':
      return {
        ...state,
        sets: [...state.sets, event.set],
        nextDrawing: state.nextDrawing + sizeOfSet(event.set),
      };
    case 'setsRemoved':
      return { ...state, sets: [] };
    case 'seatForgotten':
      return forgotten(state, event.seat);
    case 'drawingsRemoved':
      return { ...state, drawings: without(state, event.ids) };
    case 'trainingStarted':
    case 'phasesStarted':
    case 'stepped':
      return { ...state, training: applyTraining(state.training, event), hasTrained: true };
    default:
      return { ...state, training: applyTraining(state.training, event) };
  }
}

type By<Type extends DrawEvent['type']> = Extract<DrawEvent, { type: Type }>;

function added(state: DrawState, { id, drawing, split, isSabotaged }: By<'drawingAdded'>): DrawState {
  return {
    ...state,
    drawings: { ...state.drawings, [id]: drawing },
    nextDrawing: id + 1,
    sabotaged: isSabotaged ? [...state.sabotaged, id] : state.sabotaged,
    splits: split && drawing.seat !== undefined ? { ...state.splits, [drawing.seat]: split } : state.splits,
  };
}

function labelled(state: DrawState, { id, seat, label }: By<'drawingLabelled'>): DrawState {
  const voted = changed(state, [id], (drawing) => ({
    ...drawing,
    votes: { ...drawing.votes, [seat]: label },
  }));
  return { ...voted, lastLabelled: { ...state.lastLabelled, [seat]: id } };
}

function imported(state: DrawState, { drawings }: By<'drawingsImported'>): DrawState {
  const last = Math.max(state.nextDrawing - 1, ...Object.keys(drawings).map(Number));
  return { ...state, drawings: { ...state.drawings, ...drawings }, nextDrawing: last + 1 };
}

function changed(state: DrawState, ids: readonly ExampleId[], change: (drawing: Drawn) => Drawn): DrawState {
  const drawings = { ...state.drawings };
  for (const id of ids) if (drawings[id]) drawings[id] = change(drawings[id]);
  return { ...state, drawings };
}

function muted({ muted }: DrawState, { seat, isMuted }: By<'seatMuted'>): DrawState['muted'] {
  const others = except(muted, seat);
  return isMuted ? { ...others, [seat]: true } : others;
}

function forgotten(state: DrawState, seat: SeatId): DrawState {
  const voted = Object.keys(state.drawings)
    .map(Number)
    .filter((id) => seat in state.drawings[id]!.votes);
  return {
    ...changed(state, voted, (drawing) => ({ ...drawing, votes: except(drawing.votes, seat) })),
    splits: except(state.splits, seat),
    lastLabelled: except(state.lastLabelled, seat),
    muted: except(state.muted, seat),
    saboteurs: state.saboteurs.filter((one) => one !== seat),
    hunt: withoutAccuser(state.hunt, seat),
  };
}

function except<Value>(bySeat: Readonly<Record<SeatId, Value>>, seat: SeatId): Record<SeatId, Value> {
  const { [seat]: _, ...others } = bySeat;
  return others;
}

function without({ drawings }: DrawState, ids: readonly ExampleId[]): DrawState['drawings'] {
  const gone = new Set(ids.map(String));
  return Object.fromEntries(Object.entries(drawings).filter(([id]) => !gone.has(id)));
}
