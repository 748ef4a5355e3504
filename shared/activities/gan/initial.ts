import type { GanState } from './state.ts';

const noReferee = { isReady: false, heldOut: 0 };

export const initialState: GanState = {
  settings: {
    forgers: 'students',
    judges: 'students',
    subject: 'apple',
    isCheap: false,
    seed: 1,
  },
  stage: { phase: 'setup' },
  houses: {},
  items: {},
  nextItem: 1,
  rounds: {},
  films: { 0: [], 1: [] },
  networkForgeries: { 0: [], 1: [] },
  referees: { 0: noReferee, 1: noReferee },
  muted: {},
  drive: { isRunning: true, player: 'both', speed: 30 },
};
