import type { NetworkFacts, Observation } from '../activity.ts';
import type { AnswerFacts, ClimberFacts, PairFacts, PairFrame } from '../learner-facts.ts';
import { isMachineJudging } from './believed.ts';
import { DISCRIMINATOR, GENERATOR } from './networks.ts';
import { questionsOf } from './questions.ts';
import { roundOf } from './stages.ts';
import type { NetworkBelief, PlaneFrame, Point, PointsAction, PointsState, RoundRecord } from './state.ts';

/** Iterations from one look at the discriminator's field to the next. */
const BETWEEN_FIELDS = 30;
/** Of frames of two networks: at least so many, more as the film grows longer. */
const BETWEEN_FRAMES = { least: 25, share: 0.05 };

/**
 * While networks judge or play, how they go on; while a round's result is shown, where the generator's points lay, and
 * what the discriminator thought of all points.
 */
export function observe(state: PointsState): Observation<PointsAction> | undefined {
  const { settings, stage } = state;
  const id = (what: string) => `${settings.seed} ${what}`;
  if (roundOf(stage) === 0) return undefined;
  if (settings.cast === 'networks') return { id: id('film'), answer: (facts) => filmed(state, facts) };
  if (stage.phase === 'play')
    return isMachineJudging(state)
      ? { id: id('field'), answer: (facts) => fieldMeasured(state, facts) }
      : undefined;
  const record = state.rounds[roundOf(stage)];
  if (!record || isMeasured(record)) return undefined;
  return { id: id(`round ${roundOf(stage)}`), answer: (facts) => measured(state, record, facts) };
}

/** Everything is known of a round that the networks had to say. */
export function isMeasured({ networkForged, networkBelief }: RoundRecord): boolean {
  return networkForged !== undefined && networkBelief?.network !== undefined;
}

function filmed({ film, drive }: PointsState, { networks }: NetworkFacts): PointsAction | undefined {
  const last = film.at(-1)?.iteration ?? -Infinity;
  const frame = (networks[GENERATOR]?.facts as PairFacts | undefined)?.frames.at(-1);
  const { least, share } = BETWEEN_FRAMES;
  const isDue = frame && frame.iteration >= last + Math.max(least, drive.speed / 2, share * last);
  return isDue ? { type: 'filmed', frame: planeFrame(frame) } : undefined;
}

function planeFrame({ samples, forgeries, belief = [], ...frame }: PairFrame): PlaneFrame {
  return {
    ...frame,
    samples: samples.map(pointOf),
    forgeries: forgeries.map(pointOf),
    levels: belief.map(levelOf),
  };
}

function fieldMeasured({ machine }: PointsState, facts: NetworkFacts): PointsAction | undefined {
  const discriminator = facts.networks[DISCRIMINATOR];
  const watched = (discriminator?.facts as AnswerFacts | undefined)?.watched;
  if (!discriminator || !watched) return undefined;
  const { iteration } = discriminator.metrics;
  if (machine && iteration < machine.iteration + BETWEEN_FIELDS) return undefined;
  return { type: 'fieldMeasured', machine: { iteration, levels: watched.map(([level]) => levelOf(level!)) } };
}

function measured(state: PointsState, record: RoundRecord, facts: NetworkFacts): PointsAction | undefined {
  const climber = facts.networks[GENERATOR]?.facts as ClimberFacts | undefined;
  const networkForged = record.networkForged ?? climber?.examples.map(pointOf);
  const networkBelief = beliefOf(state, record, answersIn(facts));
  const isNews = networkForged !== record.networkForged || networkBelief !== record.networkBelief;
  if (!isNews) return undefined;
  return {
    type: 'measured',
    round: roundOf(state.stage),
    ...(networkForged && { networkForged }),
    ...(networkBelief && { networkBelief }),
  };
}

type Answers = ReadonlyMap<number, number>;

function answersIn({ networks }: NetworkFacts): Answers {
  const answers = (networks[DISCRIMINATOR]?.facts as AnswerFacts | undefined)?.answers ?? [];
  return new Map(answers.map(({ id, outputs }) => [id, outputs[0]!]));
}

/** As much of it as was answered: first of people's points, then of the generator's too. */
function beliefOf(state: PointsState, record: RoundRecord, answers: Answers): NetworkBelief | undefined {
  const { heldOut, forged, network } = questionsOf(state);
  const known = record.networkBelief ?? firstBelief(heldOut, forged, answers);
  const generator = record.networkForged && heard(answers, network);
  return known && generator ? { ...known, network: generator.map(rounded) } : known;
}

function firstBelief(
  heldOut: ReturnType<typeof questionsOf>['heldOut'],
  forged: ReturnType<typeof questionsOf>['forged'],
  answers: Answers,
): NetworkBelief | undefined {
  const [real, people] = [heard(answers, heldOut), heard(answers, forged)];
  if (!real || !people) return undefined;
  const bySeat: Record<string, number[]> = {};
  forged.forEach(({ seat }, index) => (bySeat[seat] ??= []).push(rounded(people[index]!)));
  return { heldOut: real.map(rounded), forged: bySeat };
}

/** What was answered to each of `questions`; undefined until all of them were. */
function heard(answers: Answers, questions: readonly { readonly id: number }[]): number[] | undefined {
  const found = questions.flatMap(({ id }) => answers.get(id) ?? []);
  return found.length === questions.length ? found : undefined;
}

function pointOf(example: ArrayLike<number>): Point {
  return { x: rounded(example[0]!), y: rounded(example[1]!) };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Never quite 0 nor 1: a generator climbs its logarithm. */
function levelOf(belief: number): number {
  return Math.min(0.98, Math.max(0.02, Math.round(belief * 100) / 100));
}
