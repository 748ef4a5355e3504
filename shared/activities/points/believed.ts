import { fieldOf } from './belief.ts';
import { roleOf } from './roles.ts';
import { gridOf } from './scores.ts';
import { roundOf } from './stages.ts';
import type { BeliefGrid, PointsState } from './state.ts';

/** What is believed of each cell now, from 0 to 1: the mean of all detectives, or, without any, what the discriminator says. */
export function believedField(state: PointsState): readonly number[] {
  if (state.settings.cast === 'networks') return state.film.at(-1)?.levels ?? fieldOf([]);
  return isMachineJudging(state) ? (state.machine?.levels ?? fieldOf([])) : fieldOf(gridsOf(state));
}

/** People forge and nobody of them judges. */
export function isMachineJudging(state: PointsState): boolean {
  const { cast } = state.settings;
  const mayForge = cast === 'both' || cast === 'forgers';
  return mayForge && roundOf(state.stage) > 0 && gridsOf(state).length === 0;
}

/** Of all detectives, whether they have painted or not. */
function gridsOf(state: PointsState): readonly BeliefGrid[] {
  return Object.keys(state.teams).flatMap((seat) =>
    roleOf(state, seat) === 'detective' ? [gridOf(state.grids, seat)] : [],
  );
}
