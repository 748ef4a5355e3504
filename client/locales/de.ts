import { duel } from '../activities/duel/locales/de.ts';
import { draw } from '../activities/draw/locales/de.ts';
import { gan } from '../activities/gan/locales/de.ts';
import { neuron } from '../activities/neuron/locales/de.ts';
import { points } from '../activities/points/locales/de.ts';
import { plane } from '../activities/plane/locales/de.ts';
import { tournament } from '../activities/tournament/locales/de.ts';
import { errors } from './de/errors.ts';
import { explain } from './de/explain.ts';
import { game } from './de/game.ts';
import { habits } from './de/habits.ts';
import { landing } from './de/landing.ts';
import { notFound, privacy, tryPage } from './de/pages.ts';
import { session } from './de/session.ts';
import type { Catalogue } from './en.ts';

export const catalogue: Catalogue = {
  appName: 'Chalknet',
  tabTitle: (page: string) => `${page} · Chalknet`,
  pageFailed: 'Diese Seite konnte nicht geladen werden. Prüfe die Verbindung und lade neu.',
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
