import type { Meter } from '../game/meter.ts';
import { housesInPlay } from './houses.ts';
import { peopleMeter } from './people-meter.ts';
import { planOf, roundOf } from './plan.ts';
import { remembered } from '../game/remembered.ts';
import { meanForgeryScore, meanScores, type RoleScores } from './scores.ts';
import type { GanState, Maker } from './state.ts';

/** What a round came to. */
export interface RoundResult {
  /** Of people's bets; absent where too few were made. */
  readonly meter?: Meter;
  /** Of each house in play: the means of its forgers and of its detectives, in bits. */
  readonly houses: readonly RoleScores[];
  /** Mean bits of a forgery by who made it. */
  readonly makers: Readonly<Partial<Record<Maker['kind'], number>>>;
}

/** Of the rounds that are revealed. */
export const resultsOf = remembered(computeResults, ({ items, rounds, stage, houses }) => [
  items,
  rounds,
  stage.phase,
  roundOf(stage),
  houses,
]);

function computeResults(state: GanState): readonly RoundResult[] {
  const { stage, settings } = state;
  const { rounds } = planOf(settings);
  const last = stage.phase === 'close' ? rounds : roundOf(stage) - (stage.phase === 'reveal' ? 0 : 1);
  return Array.from({ length: Math.max(0, last) }, (_, index) => resultOf(state, index + 1));
}

function resultOf(state: GanState, round: number): RoundResult {
  const meter = peopleMeter(state, round);
  return {
    ...(meter && { meter }),
    houses: housesInPlay(state.settings).map((house) => meanScores(state, round, house)),
    makers: meansByMaker(state, round),
  };
}

export function meansByMaker({ items }: GanState, round: number): RoundResult['makers'] {
  const scores = new Map<Maker['kind'], number[]>();
  for (const item of Object.values(items))
    if (item.isForged && item.round === round)
      scores.set(item.maker.kind, [...(scores.get(item.maker.kind) ?? []), meanForgeryScore(item)]);
  return Object.fromEntries(
    [...scores].map(([kind, all]) => [kind, all.reduce((sum, score) => sum + score, 0) / all.length]),
  );
}
