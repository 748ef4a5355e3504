import { allow, type Decision, type DecisionContext, type NetworkFacts, refused } from '../activity.ts';
import type { AnswerFacts } from '../learner-facts.ts';
import type { ExampleId } from '../../protocol/session-view.ts';
import { CONVOLUTIONAL } from './networks.ts';
import type { DrawAction, DrawEvent, Drawings, Drawn, DrawState, PseudoLabels } from './state.ts';
import type { ShownPseudo } from './view-types.ts';
import { tallyOf, winnerOf } from './votes.ts';

/**
 * Learning with few labels. Of each class only so many drawings tell the networks what they are; the others are unlabelled.
 * When the class asks, the network itself labels those of which it is sure, and learns on from these labels as if they
 * were true: semi-supervised. Lee 2013.
 */

const allLabels: PseudoLabels = { asked: 0, isAsked: false };

/** A class of before labels could be kept back was told all of them. */
export function pseudoOf({ pseudo = allLabels }: Pick<DrawState, 'pseudo'>): PseudoLabels {
  return pseudo;
}

/** A class that the network finds less probable than this is not a label. */
const SURE = 0.9;

type By<Type extends DrawAction['type']> = Extract<DrawAction, { type: Type }>;

/** Whether networks are told a label of it, by people or by the network. */
export function isTold({ isUnlabelled, pseudo }: Drawn): boolean {
  return !isUnlabelled || pseudo !== undefined;
}

/** What they learn from. */
export function isLearned(drawing: Drawn): boolean {
  return !drawing.isLeftOut && isTold(drawing);
}

export function decideFewLabels(state: DrawState, { perClass }: By<'tellLabels'>): Decision<DrawEvent> {
  const listed = Object.entries(state.drawings).map(([id, drawing]) => [Number(id), drawing] as const);
  const unlabelled = perClass === undefined ? [] : surplusOf(listed, new Map(), perClass);
  return allow([{ type: 'labelsTold', unlabelled, ...(perClass !== undefined && { perClass }) }]);
}

/** Drawings that come while labels are few come without one, once their class has enough. */
export function withFewLabels(
  state: DrawState,
  added: readonly (readonly [ExampleId, Drawn])[],
): (readonly [ExampleId, Drawn])[] {
  const { perClass } = pseudoOf(state);
  if (perClass === undefined) return [...added];
  const told = new Map<number, number>();
  for (const { isTest, isHidden, isUnlabelled, prompt } of Object.values(state.drawings))
    if (!isTest && !isHidden && !isUnlabelled) told.set(prompt, (told.get(prompt) ?? 0) + 1);
  const surplus = new Set(surplusOf(added, told, perClass));
  return added.map(([id, drawing]) => [id, surplus.has(id) ? { ...drawing, isUnlabelled: true } : drawing]);
}

/** The training drawings after the first `perClass` of each class; `told` of it are there already, and are counted on. */
function surplusOf(
  listed: readonly (readonly [ExampleId, Drawn])[],
  told: Map<number, number>,
  perClass: number,
): ExampleId[] {
  return listed.flatMap(([id, { isTest, isHidden, prompt }]) => {
    if (isTest || isHidden) return [];
    const count = told.get(prompt) ?? 0;
    told.set(prompt, count + 1);
    return count < perClass ? [] : [id];
  });
}

export function decideAskingForLabels({ drawings }: DrawState): Decision<DrawEvent> {
  return unlabelledOf(drawings).length > 0
    ? allow([{ type: 'pseudoAsked' }])
    : refused('not-now', 'no drawing is unlabelled');
}

/** What the network is asked about. */
export function unlabelledOf(drawings: Drawings): ExampleId[] {
  return Object.keys(drawings)
    .map(Number)
    .filter((id) => drawings[id]!.isUnlabelled && !drawings[id]!.isHidden && !drawings[id]!.isLeftOut);
}

/** What it is sure of, as far as it was asked. */
export function answerPseudo(
  { drawings }: DrawState,
  { networks }: NetworkFacts,
): By<'namePseudo'> | undefined {
  const answers = (networks[CONVOLUTIONAL]?.facts as AnswerFacts | undefined)?.answers ?? [];
  const known = new Map(answers.map(({ id, outputs }) => [id, outputs]));
  const asked = unlabelledOf(drawings);
  if (!asked.some((id) => known.has(id))) return undefined;
  const labels: Record<ExampleId, number> = {};
  for (const id of asked) {
    const shares = known.get(id) ?? [];
    const label = shares.findIndex((share) => share >= SURE);
    if (label >= 0) labels[id] = label;
  }
  return { type: 'namePseudo', labels };
}

export function decidePseudo(
  state: DrawState,
  { labels }: By<'namePseudo'>,
  { viewer }: DecisionContext,
): Decision<DrawEvent> {
  if (viewer.role !== 'network' || !pseudoOf(state).isAsked)
    return refused('not-now', 'the network says what it is sure of');
  const known = unlabelledOf(state.drawings).flatMap((id) =>
    id in labels ? [[id, labels[id]!] as const] : [],
  );
  return allow([{ type: 'pseudoNamed', labels: Object.fromEntries(known) }]);
}

/** Labels are told, or kept back. */
export function applyTold(
  state: DrawState,
  { unlabelled, perClass }: Extract<DrawEvent, { type: 'labelsTold' }>,
): Pick<DrawState, 'drawings' | 'pseudo'> {
  const kept = new Set(unlabelled);
  const told = Object.entries(state.drawings).map(([id, { isUnlabelled: _, pseudo: __, ...drawing }]) => [
    id,
    kept.has(Number(id)) ? { ...drawing, isUnlabelled: true } : drawing,
  ]);
  return {
    drawings: Object.fromEntries(told) as Drawings,
    pseudo: { asked: pseudoOf(state).asked, isAsked: false, ...(perClass !== undefined && { perClass }) },
  };
}

/** What it is no longer sure of is unlabelled again. */
export function applyPseudo(
  state: DrawState,
  { labels }: Extract<DrawEvent, { type: 'pseudoNamed' }>,
): Pick<DrawState, 'drawings' | 'pseudo'> {
  const changed = { ...state.drawings };
  for (const id of unlabelledOf(state.drawings)) {
    const { pseudo: _, ...drawing } = state.drawings[id]!;
    changed[id] = id in labels ? { ...drawing, pseudo: labels[id]! } : (drawing as Drawn);
  }
  return { drawings: changed, pseudo: { ...pseudoOf(state), isAsked: false } };
}

/** How well the network labels: measured on what people say of the same drawings. */
export function shownPseudo(state: DrawState): ShownPseudo | undefined {
  const { drawings, settings } = state;
  const pseudo = pseudoOf(state);
  if (pseudo.perClass === undefined) return undefined;
  const classes = settings.classes.length;
  const unlabelled = unlabelledOf(drawings).map((id) => drawings[id]!);
  const labelled = unlabelled.filter((drawing) => drawing.pseudo !== undefined);
  const right = labelled.filter(
    (drawing) => drawing.pseudo === winnerOf(tallyOf(drawing, classes), drawing.prompt),
  );
  return {
    perClass: pseudo.perClass,
    isAsked: pseudo.isAsked,
    unlabelled: unlabelled.length,
    labelled: labelled.length,
    right: right.length,
  };
}
