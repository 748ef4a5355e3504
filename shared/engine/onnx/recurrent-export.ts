import type { SequenceShape } from '../layers/shape.ts';
import type { RecurrentSpec } from '../spec.ts';
import type { Attributes, Value } from './graph.ts';
import { type ExportSite, filled, type LayerExport } from './layer-export.ts';

/** How an operation of ONNX wants a cell's gates. */
interface Cell {
  readonly operation: 'RNN' | 'LSTM' | 'GRU';
  /** For each of its gates, which of ours it is. */
  readonly gates: readonly number[];
  /** Its attributes beside the number of units. */
  readonly attributes?: Attributes;
  /** A bias on h[t − 1]·U; most cells have only the one on x[t]·W. */
  stateBias?(site: ExportSite, gate: number, unit: number): number;
}

/** h = tanh(…), as by us. */
export const simpleRecurrentExport = exportAs({ operation: 'RNN', gates: [0] });

/** Ours: i, f, g, o. Theirs: i, o, f, g (called c). */
export const lstmExport = exportAs({ operation: 'LSTM', gates: [0, 3, 1, 2] });

/** Ours: r, z, n. Theirs: z, r, n (called h), where linear_before_reset stands for r·(h·U + c). */
export const gruExport = exportAs({
  operation: 'GRU',
  gates: [1, 0, 2],
  attributes: { linear_before_reset: 1 },
  stateBias: ({ parameters }, gate, unit) => (gate === 2 ? parameters[3].at(0, unit) : 0),
});

/**
 * Recurrent operations take time first and a direction, of which there is one here: [steps, batch, features] → all
 * states [steps, 1, batch, units] as the first output, the last one [1, batch, units] as the second.
 */
function exportAs(cell: Cell): LayerExport<RecurrentSpec> {
  return ({ units, returns }, site) => {
    const { graph, input } = site;
    const sequence = graph.apply('Transpose', [input], { perm: [1, 0, 2] });
    const inputs = [sequence, ...constants(cell, units, site)];
    const attributes = { hidden_size: units, ...cell.attributes };
    if (returns !== 'every') {
      return graph.apply('Squeeze', [graph.apply(cell.operation, inputs, attributes, 1), graph.integers(0)]);
    }
    const states = graph.apply('Squeeze', [
      graph.apply(cell.operation, inputs, attributes),
      graph.integers(1),
    ]);
    return graph.apply('Transpose', [states], { perm: [1, 0, 2] });
  };
}

/** W [1, gates·units, features], U [1, gates·units, units], biases [1, 2·gates·units]: those of W, then those of U */
function constants({ gates, stateBias }: Cell, units: number, site: ExportSite): Value[] {
  const { graph, layer, parameters } = site;
  const { features } = layer.input as SequenceShape;
  const rows = gates.length * units;
  const gateOf = (row: number): number => gates[Math.floor(row / units) % gates.length];
  const [w, u, b] = parameters;
  return [
    filled(graph, [1, rows, features], (_, row, feature) => w.at(feature, row % units, gateOf(row))),
    filled(graph, [1, rows, units], (_, row, before) => u.at(before, row % units, gateOf(row))),
    filled(graph, [1, 2 * rows], (_, row) =>
      row < rows ? b.at(0, row % units, gateOf(row)) : (stateBias?.(site, gateOf(row), row % units) ?? 0),
    ),
  ];
}
