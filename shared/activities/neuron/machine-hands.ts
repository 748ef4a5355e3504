import { createRandom, type Random } from '../../engine/index.ts';
import { NEURON_LIMITS, onScale } from './limits.ts';
import { lossOf, slopeOf } from './measure.ts';
import type { Weights } from './table-network.ts';
import type {
  HandPhase,
  Hands,
  Holders,
  MachineTurn,
  NeuronEvent,
  NeuronState,
  Table,
  TableId,
} from './state.ts';

/** How the machine turns for seats that do not: as somebody would who knows no more than they do. */

/** A blind try goes at most this far. */
const REACH = 1.5;

/** What will be left of the round when patience with a seat ends that turns now. */
export function patienceAt(leftMs: number): number {
  return Math.max(0, leftMs - NEURON_LIMITS.patienceMs);
}

/** What is left of the round when the machine turns next; 0 where nothing is due before its end. */
export function nextHandMs({ tables }: Pick<NeuronState, 'tables'>): number {
  const times = Object.values(tables).flatMap(({ hands }) =>
    Object.values(hands).map(({ leftMs }) => leftMs),
  );
  return Math.max(0, ...times);
}

/** The parameters that the machine turns: those that nobody holds who turns. */
export function playedOf(holders: Holders, hands: Hands): readonly number[] {
  return holders.flatMap((held, parameter) =>
    held.every((seat) => hands[seat]?.isPlayed) ? [parameter] : [],
  );
}

/** What the machine turns for all whose patience has ended when `leftMs` of the round are left. */
export function playHands(
  state: NeuronState,
  phase: HandPhase,
  leftMs: number,
  seed: number,
): readonly NeuronEvent[] {
  const random = createRandom(seed);
  return Object.entries(state.tables).flatMap(([id, table]) =>
    playTable(state, { phase, id: Number(id), table, leftMs, random }),
  );
}

interface AtTable {
  readonly phase: HandPhase;
  readonly id: TableId;
  readonly table: Table;
  readonly leftMs: number;
  readonly random: Random;
}

function playTable(
  { settings: { task } }: NeuronState,
  { phase, id, table, leftMs, random }: AtTable,
): readonly NeuronEvent[] {
  const { holders } = table;
  const due = Object.keys(table.hands).filter((seat) => table.hands[seat]!.leftMs >= leftMs);
  const isOut = (seat: string) => due.includes(seat) || table.hands[seat]?.isPlayed === true;
  let weights = table.weights;
  return due.map((seat): NeuronEvent => {
    const free = holders.flatMap((held, parameter) =>
      held.includes(seat) && held.every(isOut) ? [parameter] : [],
    );
    const parameter = free[random.below(Math.max(1, free.length))];
    const turns =
      parameter === undefined
        ? []
        : phase === 'blind'
          ? tryBlindly(task, weights, parameter, random)
          : goDown(task, weights, parameter);
    for (const turn of turns) weights = { ...weights, [turn.parameter]: turn.value };
    const next = Math.max(0, leftMs - NEURON_LIMITS.machineEveryMs);
    return { type: 'handPlayed', seat, table: id, turns, leftMs: next };
  });
}

type Task = NeuronState['settings']['task'];

/** Somewhere else; and back again, by a second turn, where the loss has risen. */
function tryBlindly(task: Task, weights: Weights, parameter: number, random: Random): readonly MachineTurn[] {
  const before = weights[parameter]!;
  const value = onScale(before + REACH * (2 * random.uniform() - 1));
  const there = turnTo(task, weights, parameter, value);
  const back = turnTo(task, weights, parameter, before);
  return there.loss > back.loss ? [there, back] : [there];
}

/** w − ∂L/∂w, as far as the knob's steps are fine enough for it. */
function goDown(task: Task, weights: Weights, parameter: number): readonly MachineTurn[] {
  const before = weights[parameter]!;
  const value = onScale(before - slopeOf(task, weights, parameter));
  return value === onScale(before) ? [] : [turnTo(task, weights, parameter, value)];
}

function turnTo(task: Task, weights: Weights, parameter: number, value: number): MachineTurn {
  return { parameter, value, loss: lossOf(task, { ...weights, [parameter]: value }) };
}
