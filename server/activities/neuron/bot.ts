import type { ActivityBot, BotStudent, DoneAction } from '#server/session/activities.ts';
import { onScale } from '#shared/activities/neuron/limits.ts';
import { placeOf } from '#shared/activities/neuron/places.ts';
import { TableNetwork } from '#shared/activities/neuron/table-network.ts';
import type { NeuronAction, NeuronView, TableView } from '#shared/activities/neuron/state.ts';
import type { TaskName } from '#shared/activities/neuron/tasks.ts';
import { loadKernelsNow } from '#shared/engine/index.ts';
import { answerByHand, conductGames } from './by-hand-bot.ts';

/** A student who turns at random while blind, down the slope when it shows, and computes by hand when that is asked for. */
export const neuronBot: ActivityBot<NeuronView, NeuronAction> = {
  opening: [{ type: 'next' }],
  conduct: conductGames,
  next(view, student) {
    const { stage, byHand } = view;
    if (byHand) return answerByHand(byHand, student);
    if (stage.phase !== 'blind' && stage.phase !== 'seeing') return undefined;
    if (stage.clock.kind === 'stopped') return undefined;
    const place = placeOf(view.tables, student.seat);
    if (!place) return { type: 'sit' };
    const parameter = place.parameters[Math.floor(student.chance() * place.parameters.length)]!;
    const table = view.tables[place.table]!;
    const value =
      stage.phase === 'blind'
        ? blindly(table, parameter, student)
        : downhill(view.settings.task, table, parameter, student);
    return { type: 'turn', phase: stage.phase, parameter, value };
  },
  shows(view, { action, id }) {
    if (action.type === 'turn') return view.tables[id!]?.weights[action.parameter] === action.value;
    return true;
  },
  audit(view, seat, done) {
    const counted = (view.turns?.[seat] ?? 0) + (view.right[seat] ?? 0);
    const acknowledged = done.filter(
      ({ action }) => action.type === 'turn' || action.type === 'answer',
    ).length;
    const lost = Math.max(0, acknowledged - counted) + (isSeatMissing(view, seat, done) ? 1 : 0);
    return { lost, duplicated: Math.max(0, counted - acknowledged) };
  },
};

function isSeatMissing(view: NeuronView, seat: string, done: readonly DoneAction<NeuronAction>[]): boolean {
  return done.some(({ action }) => action.type === 'sit') && placeOf(view.tables, seat) === undefined;
}

function blindly({ weights }: TableView, parameter: number, { chance }: BotStudent): number {
  return onScale(weights[parameter]! + 3 * (chance() - 0.5));
}

/** Rather far, as people turn, and sometimes a little too far. */
function downhill(task: TaskName, { weights }: TableView, parameter: number, { chance }: BotStudent): number {
  const slope = networkOf(task).load(weights).slope(parameter);
  return onScale(weights[parameter]! - (0.3 + chance()) * slope);
}

const networks = new Map<TaskName, TableNetwork>();

function networkOf(task: TaskName): TableNetwork {
  const network =
    networks.get(task) ?? new TableNetwork({ task, seed: 1 }, { kernels: loadKernelsNow('plain') });
  networks.set(task, network);
  return network;
}
