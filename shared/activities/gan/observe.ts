import type { NetworkFacts, Observation } from '../activity.ts';
import type { PairFacts, PairFrame, RefereeAnswer, RefereeFacts } from '../learner-facts.ts';
import { forgerOverlay } from './overlay.ts';
import { housesInPlay } from './houses.ts';
import { inkInput, packInk, packSigned } from './ink.ts';
import { generatorName, hiddenName, refereeName } from './networks.ts';
import { roundOf } from './plan.ts';
import { inLevels } from './rasterized.ts';
import type { FilmFrame, GanAction, GanState, House, MachineScores, NetworkEvent, Test } from './state.ts';

/** Added to an item's number: the question how real it is taken for after it was learned from. */
export const SURVIVAL = 500_000_000;

/** As long as a game is played, all that the networks find out and the state does not know yet. */
export function observe(state: GanState): Observation<GanAction> | undefined {
  if (state.lots === undefined || state.stage.phase === 'close') return undefined;
  return {
    id: state.lots,
    answer(report) {
      const events = housesInPlay(state.settings).flatMap((house) => newsOf(state, house, report));
      return events.length > 0 ? { type: 'observed', events } : undefined;
    },
  };
}

function newsOf(state: GanState, house: House, { networks }: NetworkFacts): NetworkEvent[] {
  const referee = networks[refereeName(house)]?.facts as RefereeFacts | undefined;
  const hidden = networks[hiddenName(house)]?.facts as RefereeFacts | undefined;
  const pair = networks[generatorName(house)]?.facts as PairFacts | undefined;
  return [
    ...(referee ? refereeNews(state, house, referee) : []),
    ...scoreNews(state, 'referee', referee?.answers),
    ...scoreNews(state, 'hidden', hidden?.answers),
    ...scoreNews(state, 'discriminator', pair?.answers),
    ...(pair ? filmNews(state, house, pair) : []),
  ];
}

function refereeNews(state: GanState, house: House, facts: RefereeFacts): NetworkEvent[] {
  const { isReady, heldOut, answers } = facts;
  const known = state.referees[house];
  const isNew = known.isReady !== isReady || known.heldOut !== heldOut;
  const waiting = testsWaiting(state);
  return [
    ...(isNew ? [{ type: 'refereeReported', house, referee: { isReady, heldOut } } as const] : []),
    ...answers.flatMap((answer) => [...testNews(waiting, answer), ...survivalNews(state, answer)]),
  ];
}

function testsWaiting(state: GanState): ReadonlyMap<number, Test> {
  const seats = Object.values(state.rounds[roundOf(state.stage)] ?? {});
  const tests = seats.flatMap((made) => made.tests).filter(({ answer }) => !answer);
  return new Map(tests.map((test) => [test.id, test]));
}

function testNews(waiting: ReadonlyMap<number, Test>, { id, verdict, slope }: RefereeAnswer): NetworkEvent[] {
  const test = waiting.get(id);
  if (!test || !verdict || !slope) return [];
  const overlay = packSigned(forgerOverlay(slope, inkInput(test.ink)));
  return [{ type: 'testAnswered', id, answer: { verdict, overlay } }];
}

function survivalNews({ items }: GanState, { id, score }: RefereeAnswer): NetworkEvent[] {
  const item = items[id - SURVIVAL];
  if (!item || item.afterLearning !== undefined) return [];
  return [{ type: 'survivalMeasured', id: id - SURVIVAL, score }];
}

function scoreNews(
  { items }: GanState,
  by: keyof MachineScores,
  answers: readonly { readonly id: number; readonly score: number }[] = [],
): NetworkEvent[] {
  return answers.flatMap(({ id, score }): NetworkEvent[] =>
    items[id] && items[id].scores[by] === undefined
      ? [{ type: 'itemScored', id, scores: { [by]: score } }]
      : [],
  );
}

/** Every frame that is new; of forgeries only the newest ones count. */
function filmNews({ films }: GanState, house: House, { frames }: PairFacts): NetworkEvent[] {
  const last = films[house].at(-1)?.iteration ?? -1;
  const fresh = frames.filter(({ iteration }) => iteration > last);
  const newest = fresh.at(-1);
  return [
    ...fresh.map((frame) => ({ type: 'filmed', house, frame: shownFrame(frame) }) as const),
    ...(newest ? [{ type: 'networkForged', house, forgeries: newest.forgeries.map(inLevels) } as const] : []),
  ];
}

function shownFrame({ forgeries: _, samples, ...frame }: PairFrame): FilmFrame {
  return { ...frame, samples: samples.map((ink) => packInk(ink.map((value) => 255 * value))) };
}
