import type { Explanation } from '#shared/engine/index.ts';
import {
  columnForSum,
  columnOf,
  columnsForProducts,
  shownValue,
  withDigits,
  type Column,
  type Product,
} from './rounding.ts';

/** In which columns a neuron's numbers stand, so that its sums and products can be checked by hand. */
export interface NeuronColumns {
  readonly weights: Column;
  readonly inputs: Column;
  /** w·x, the bias and z */
  readonly terms: Column;
  readonly output: Column;
  readonly slope: Column;
  readonly delta: Column;
  readonly back: BackColumns;
}

/** Σ w·δ of the next layer: one neuron's part needs no sum. */
export type BackColumns =
  | { readonly kind: 'loss'; readonly product: Column }
  | { readonly kind: 'one'; readonly weight: Column; readonly delta: Column }
  | {
      readonly kind: 'several';
      readonly weights: Column;
      readonly deltas: Column;
      readonly products: Column;
      readonly sum: number;
    };

type NeuronPart = Extract<Explanation['parts'][number], { from: 'neuron' }>;

export function neuronColumns(why: Explanation): NeuronColumns {
  const terms = columnForSum([...why.terms, why.bias], why.z);
  const rows = why.terms.map((product, index) => ({
    factors: [why.weights[index]!, why.inputs[index]!],
    product,
  }));
  const [weights, inputs] = columnsForProducts(
    [...rows, { factors: [why.bias, 1], product: why.bias }],
    [columnOf([...why.weights, why.bias], 3), columnOf(why.inputs)],
    terms,
  ) as [Column, Column];
  const output = columnOf([why.output], 3);
  const delta = columnOf([why.delta]);
  return { weights, inputs, terms, output, delta, ...backOf(why, delta) };
}

function backOf(why: Explanation, delta: Column): Pick<NeuronColumns, 'slope' | 'back'> {
  const slope = columnOf([why.slope]);
  const [first] = why.parts;
  if (!first || first.from === 'loss') return fromLoss(first?.product ?? 0, why, slope, delta);
  const parts = why.parts as readonly NeuronPart[];
  return parts.length === 1 ? fromOne(first, why, slope, delta) : fromSeveral(parts, why, slope, delta);
}

function fromLoss(product: number, why: Explanation, slope: Column, delta: Column) {
  const row: Product = { factors: [product, why.slope], product: why.delta };
  const [loss, steep] = columnsForProducts([row], [columnOf([product]), slope], delta);
  return { slope: steep!, back: { kind: 'loss', product: loss! } as const };
}

function fromOne(part: NeuronPart, why: Explanation, slope: Column, delta: Column) {
  const row: Product = { factors: [part.delta, part.weight, why.slope], product: why.delta };
  const starts = [columnOf([part.delta]), columnOf([part.weight], 3), slope];
  const [above, weight, steep] = columnsForProducts([row], starts, delta);
  return { slope: steep!, back: { kind: 'one', weight: weight!, delta: above! } as const };
}

function fromSeveral(parts: readonly NeuronPart[], why: Explanation, slope: Column, delta: Column) {
  const made = parts.map(({ product }) => product);
  const sum = made.reduce((total, product) => Math.fround(total + product), 0);
  const products = columnForSum(made, sum);
  const steep = columnsForProducts(
    [{ factors: [sum, why.slope], product: why.delta }],
    [products, slope],
    delta,
  );
  const widest = Math.max(products.digits, steep[0]!.digits);
  const column = atLeast(made, sum, withDigits(products, widest));
  const [weights, deltas] = columnsForProducts(
    parts.map(({ weight, delta: above, product }) => ({ factors: [weight, above], product })),
    [
      columnOf(
        parts.map(({ weight }) => weight),
        3,
      ),
      columnOf(parts.map((part) => part.delta)),
    ],
    column,
  );
  const back = { kind: 'several', weights: weights!, deltas: deltas!, products: column, sum } as const;
  return { slope: steep[1]!, back };
}

/** The sum's digits grew for the slope's sake: it still has to add up. */
function atLeast(made: readonly number[], sum: number, column: Column): Column {
  for (let digits = column.digits; digits < column.digits + 5; digits++) {
    const shown = made.reduce((total, value) => total + shownValue(value, withDigits(column, digits)), 0);
    const off = Math.abs(shown - shownValue(sum, withDigits(column, digits))) * 10 ** digits;
    if (Math.round(off) <= 1) return withDigits(column, digits);
  }
  return column;
}
