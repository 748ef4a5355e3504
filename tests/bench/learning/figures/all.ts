import type { Figure } from '../figure.ts';
import { booleans } from './booleans.ts';
import { cards } from './cards.ts';
import { draw } from './draw.ts';
import { dream } from './dream.ts';
import { forecast } from './forecast.ts';
import { forge } from './forge.ts';
import { game } from './game.ts';
import { outliers } from './outliers.ts';
import { referee } from './referee.ts';
import { spiral } from './spiral.ts';

/** In the order of the lessons; a new one is one line here. */
export const figures: readonly Figure[] = [
  spiral,
  outliers,
  draw,
  forecast,
  booleans,
  dream,
  forge,
  referee,
  game,
  cards,
];
