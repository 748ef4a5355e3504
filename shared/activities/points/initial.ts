import type { PointsState } from './state.ts';

export const initialState: PointsState = {
  settings: { shape: 'ring', cast: 'both', seed: 1 },
  stage: { phase: 'setup' },
  teams: {},
  grids: {},
  forged: {},
  rounds: {},
  film: [],
  drive: { isRunning: true, player: 'both', speed: 10 },
};
