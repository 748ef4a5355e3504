import { setTimeout as wait } from 'node:timers/promises';
import { ganAuthority } from '#server/activities/gan/authority.ts';
import type { TrainingInstruction, TrainingPool } from '#server/training/training.ts';
import type { DecisionContext } from '#shared/activities/activity.ts';
import { inkInput } from '#shared/activities/gan/ink.ts';
import { refereeName } from '#shared/activities/gan/networks.ts';
import { readyMadeInk } from '#shared/activities/gan/ready-made.ts';
import { gan } from '#shared/activities/gan/rules.ts';
import { plane } from './networks.ts';
import { ratesOf } from './rates.ts';
import { Served, startOf } from './served.ts';

const GAMES = 2;
const PLANES = 8;
const WARM_UP_MS = 3000;

/** States a second of the poorest, where games of two houses and planes train on one machine, all as fast as it gives. */
export async function besideGames(
  pool: TrainingPool,
  milliseconds: number,
): Promise<{ readonly game: number; readonly plane: number }> {
  const games = Array.from({ length: GAMES }, () => new Served(pool, startOfGame()));
  const planes = Array.from({ length: PLANES }, () => new Served(pool, startOf(plane)));
  await wait(WARM_UP_MS);
  const { states } = await ratesOf([...games, ...planes], milliseconds, (turn) => {
    for (const game of games) game.instruct([forgersQuestion(turn)]);
  });
  return { game: Math.min(...states.slice(0, GAMES)), plane: Math.min(...states.slice(GAMES)) };
}

/** Two houses have begun to draw: two pairs and four referees learn. */
function startOfGame(): readonly TrainingInstruction[] {
  const seats = [
    { id: 's1', number: 1 },
    { id: 's2', number: 2 },
  ];
  const context: DecisionContext = { viewer: { role: 'teacher' }, now: 0, seats, randomSeed: () => 1 };
  const decision = gan.decide(gan.initial(), { type: 'begin' }, context);
  if ('refused' in decision) throw new Error(`The game did not begin: ${decision.refused}`);
  return ganAuthority.open(decision.events.reduce(gan.apply, gan.initial()));
}

function forgersQuestion(turn: number): TrainingInstruction {
  const input = inkInput(readyMadeInk('squareApple', false, turn));
  return {
    type: 'ask',
    network: refereeName(turn % 2 === 0 ? 0 : 1),
    questions: [{ id: 1, input, wantsSlope: true }],
  };
}
