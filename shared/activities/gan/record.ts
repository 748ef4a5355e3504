import { type BetCounts, countBets } from '../game/bet-counts.ts';
import { roundOf } from './plan.ts';
import { remembered } from '../game/remembered.ts';
import type { GanState, House, Item, ItemId, Maker, MachineScores } from './state.ts';

/** A judged item for the record: what was said of it, not by whom, nor who made it. */
export interface RecordLine {
  readonly round: number;
  readonly item: ItemId;
  readonly house: House;
  readonly isForged: boolean;
  readonly maker: Maker['kind'];
  /** People's bets on each stop. */
  readonly bets: BetCounts;
  readonly scores: MachineScores;
  readonly afterLearning?: number;
}

/** All that was judged in the rounds that are over: of a round's forgeries, too, what only networks judged. */
export const recordOf = remembered(computeRecord, ({ items, rounds, stage }) => [
  items,
  rounds,
  stage.phase,
  roundOf(stage),
]);

function computeRecord({ items, rounds, stage }: GanState): readonly RecordLine[] {
  if (stage.phase !== 'reveal' && stage.phase !== 'close') return [];
  return Object.entries(rounds).flatMap(([number, seats]) => {
    const round = Number(number);
    const dealt = new Set(Object.values(seats).flatMap(({ deal }) => deal));
    const own = Object.keys(items)
      .map(Number)
      .filter((id) => items[id]!.isForged && items[id]!.round === round);
    return [...new Set([...dealt, ...own])]
      .filter((id) => items[id] !== undefined)
      .sort((one, other) => one - other)
      .map((id) => lineOf(round, id, items[id]!, seats));
  });
}

function lineOf(round: number, item: ItemId, made: Item, seats: GanState['rounds'][number]): RecordLine {
  const { house, isForged, maker, scores, afterLearning } = made;
  const dealt = Object.entries(made.bets).filter(([seat]) => seats[seat]?.deal.includes(item));
  const bets = countBets(dealt.map(([, stop]) => stop));
  return {
    ...{ round, item, house, isForged, maker: maker.kind, bets, scores },
    ...(afterLearning !== undefined && { afterLearning }),
  };
}
