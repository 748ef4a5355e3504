import type { ActivityBot } from '#server/session/activities.ts';
import { TOURNAMENT_LIMITS } from '#shared/activities/tournament/limits.ts';
import {
  OPTIMIZERS,
  type TournamentAction,
  type TournamentView,
} from '#shared/activities/tournament/state.ts';

/** A student who tries a learning rate anywhere on the dial, and thinks better of it now and then. */
export const tournamentBot: ActivityBot<TournamentView, TournamentAction> = {
  opening: [],
  next({ stage, entries }, { seat, chance }) {
    if (stage.phase !== 'choosing' || (entries[seat] && chance() < 0.9)) return undefined;
    const { min, max } = TOURNAMENT_LIMITS.learningRate;
    const learningRate = Number((min * (max / min) ** chance()).toPrecision(2));
    const optimizer = OPTIMIZERS[Math.floor(chance() * OPTIMIZERS.length)]!;
    return { type: 'enter', entry: { learningRate: Math.min(max, Math.max(min, learningRate)), optimizer } };
  },
  shows(view, { action }) {
    return (
      action.type !== 'enter' ||
      view.stage.phase !== 'choosing' ||
      Object.values(view.entries).some(isSame(action.entry))
    );
  },
  audit({ entries }, seat, done) {
    const last = done.findLast(({ action }) => action.type === 'enter')?.action;
    const isKept =
      last?.type !== 'enter' || (entries[seat] !== undefined && isSame(last.entry)(entries[seat]));
    return { lost: isKept ? 0 : 1, duplicated: 0 };
  },
};

type Choice = TournamentView['entries'][string];

function isSame(entry: Choice): (other: Choice) => boolean {
  return ({ learningRate, optimizer }) =>
    learningRate === entry.learningRate && optimizer === entry.optimizer;
}
