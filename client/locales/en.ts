import { duel } from '../activities/duel/locales/en.ts';
import { draw } from '../activities/draw/locales/en.ts';
import { gan } from '../activities/gan/locales/en.ts';
import { neuron } from '../activities/neuron/locales/en.ts';
import { points } from '../activities/points/locales/en.ts';
import { plane } from '../activities/plane/locales/en.ts';
import { tournament } from '../activities/tournament/locales/en.ts';
import { errors } from './en/errors.ts';
import { explain } from './en/explain.ts';
import { game } from './en/game.ts';
import { habits } from './en/habits.ts';
import { landing } from './en/landing.ts';
import { notFound, privacy, tryPage } from './en/pages.ts';
import { session } from './en/session.ts';

/** English is the catalogue's shape: every other language has exactly its keys. */
export const catalogue = {
  appName: 'Chalknet',
  /** What the browser's tab says. */
  tabTitle: (page: string) => `${page} · Chalknet`,
  pageFailed: 'This page could not be loaded. Check the connection and reload.',
  landing,
  session,
  tryPage,
  notFound,
  privacy,
  errors,
  explain,
  game,
  habits,
  activities: { plane, neuron, duel, tournament, draw, gan, points },
};

export type Catalogue = typeof catalogue;
