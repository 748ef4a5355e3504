import type { NetworkFacts } from '../activity.ts';
import type { Facts, Measured } from '../habits/state.ts';
import type { Trial, Trials } from '../habits/trial.ts';
import { bestOf, ranked, standingOf } from './ranking.ts';
import { startedEvents } from './start.ts';
import type { TournamentEvent, TournamentState } from './state.ts';

/** What the class can try with its copies. */

type TournamentTrial = Trial<TournamentState, TournamentEvent>;

interface Outcome {
  /** Of the best copy; undefined where all exploded. */
  readonly best: number | undefined;
  readonly rates: readonly number[];
}

/** A whole tournament, with what everybody has chosen. */
function tournament(outcomeOf: (outcome: Outcome) => number): TournamentTrial {
  return {
    asked: ({ stage, settings, entries }) =>
      stage.phase !== 'running' && ratesOf(entries).length > 1
        ? { iterations: settings.iterations }
        : undefined,
    begin: (state, _asked, context) => ({ switch: [], run: startedEvents(state, context) }),
    measure: (report, _asked, state) => measure(report, state, outcomeOf),
    end: () => [],
  };
}

export const tournamentTrials: Trials<TournamentState, TournamentEvent> = {
  prediction: {
    /** Which learning rate wins: 0 the largest, 1 one in between, 2 the smallest. */
    whichRate: tournament(({ best, rates }) => {
      if (best === Math.max(...rates)) return 0;
      return best === undefined || best === Math.min(...rates) ? 2 : 1;
    }),
  },
  claim: {
    /** “The larger the learning rate, the faster a network learns.” */
    largerIsFaster: tournament(({ best, rates }) => (best === Math.max(...rates) ? 0 : 1)),
  },
};

function measure(
  { networks }: NetworkFacts,
  { stage, entries }: TournamentState,
  outcomeOf: (outcome: Outcome) => number,
): Measured | 'disturbed' | undefined {
  const seats = Object.keys(entries);
  if (stage.phase !== 'running' || seats.length === 0) return 'disturbed';
  const standings = seats.map((seat) => standingOf(seat, networks[seat]?.metrics));
  if (!standings.every(({ isOver }) => isOver)) return undefined;
  const rates = ratesOf(entries);
  const winner = bestOf(standings);
  const [first] = ranked(standings);
  const best = winner === undefined ? undefined : entries[winner]!.learningRate;
  const exploded = standings.filter(({ hasExploded }) => hasExploded).length;
  const facts: Facts = {
    copies: seats.length,
    exploded,
    smallest: Math.min(...rates),
    largest: Math.max(...rates),
    ...(best !== undefined && { best, loss: first!.loss! }),
  };
  return { outcome: outcomeOf({ best, rates }), facts };
}

/** Each once. */
function ratesOf(entries: TournamentState['entries']): readonly number[] {
  return [...new Set(Object.values(entries).map(({ learningRate }) => learningRate))];
}
