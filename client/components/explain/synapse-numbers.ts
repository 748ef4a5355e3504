import {
  columnForSum,
  columnOf,
  columnsForProducts,
  digitsForSum,
  withDigits,
  type Column,
} from './rounding.ts';
import type { SynapseFacts, SynapseView } from './synapse-view.ts';

/** In which columns a synapse's numbers stand: before + step = now, the pulls' sum, and −η·gradient = that sum. */
export interface SynapseColumns {
  readonly weight: Column;
  readonly pulls: Column;
  readonly gradient: Column;
}

/** A weight is a 32-bit number: further decimals of a difference would be noise. */
const MOST_DIGITS = 6;

export function synapseColumns({ facts, learningRate }: SynapseView): SynapseColumns {
  const { pulls: all, sum, gradient } = facts.batch;
  const pulls = columnForSum(
    all.map(({ value }) => value),
    sum,
  );
  const row = { factors: [gradient], exact: -learningRate, product: sum };
  const [slope] = columnsForProducts([row], [columnOf([gradient])], pulls);
  return { weight: weightColumn(facts, pulls), pulls, gradient: slope! };
}

function weightColumn(facts: SynapseFacts, pulls: Column): Column {
  if (facts.kind === 'now') return columnOf([facts.weight], 3);
  const { before, step, weight } = facts;
  const column = columnOf([before, weight], 3);
  if (column.exponent !== 0) return columnForSum([before, step], weight);
  const wanted = Math.max(column.digits, columnOf([step]).digits, pulls.exponent === 0 ? pulls.digits : 0);
  return withDigits(column, digitsForSum([before, step], weight, Math.min(MOST_DIGITS, wanted)));
}
