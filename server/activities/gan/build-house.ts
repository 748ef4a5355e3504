import type { BuildInstruction } from '#server/training/training.ts';
import { GAN_LIMITS } from '#shared/activities/gan/limits.ts';
import {
  BATCH_SIZE,
  discriminatorName,
  discriminatorSpec,
  generatorName,
  generatorSpec,
  hiddenName,
  refereeName,
  refereeSpec,
} from '#shared/activities/gan/networks.ts';
import { planOf } from '#shared/activities/gan/plan.ts';
import type { GanState, House } from '#shared/activities/gan/state.ts';
import { dataName, decoyExamples, GROUP, type Part, PARTS, realExamples } from './examples.ts';

/** Iterations before anybody asks: then both can do something, and go on learning with the rounds. */
const FIRST = { pair: 300, referee: 2000, readyAt: 200 } as const;

/** What looks most like the real thing has to be met most often, or else everything of the subject passes. */
const SHARES = { [GROUP.withoutTrait]: 3, [GROUP.otherCard]: 2, [GROUP.byNetwork]: 6, [GROUP.forged]: 4 };

/**
 * R1: with more of it real and forged come to the same verdict. For the same reason a referee sees every drawing as it is:
 * moving, turning and another pen blur just what tells a forgery.
 */
const PENALTY = 0.01;

/** Where students forge, referees test and score them; where a network forges, its own discriminator is enough. */
export function partsIn({ settings }: GanState): readonly Part[] {
  return settings.forgers === 'students' ? PARTS : ['pair'];
}

export function buildHouse(state: GanState, house: House): BuildInstruction[] {
  return partsIn(state).map((part) =>
    part === 'pair' ? pairOf(state, house) : refereeOf(state, house, part),
  );
}

function pairOf(state: GanState, house: House): BuildInstruction {
  const { settings } = state;
  const seed = settings.seed + 10 * house;
  const last = firstPairIterations(state);
  return {
    type: 'build',
    network: generatorName(house),
    data: dataName('pair', house),
    spec: generatorSpec(settings, seed),
    batchSize: BATCH_SIZE,
    ...(last !== undefined && { lastIteration: last }),
    examples: realExamples(state, house, 'pair'),
    as: {
      kind: 'pair',
      discriminator: discriminatorSpec(settings, seed + 100),
      discriminatorName: discriminatorName(house),
      forgeries:
        settings.forgers === 'network'
          ? GAN_LIMITS.networkForgeriesAlone
          : GAN_LIMITS.networkForgeriesForReferees + GAN_LIMITS.networkForgeries,
    },
  };
}

/** Where a network forges it begins with the first round, and under the teacher's hand it has no end. */
function firstPairIterations({ settings }: GanState): number | undefined {
  if (settings.forgers === 'students') return FIRST.pair;
  return planOf(settings).checkpoints ? 0 : undefined;
}

function refereeOf(state: GanState, house: House, part: 'referee' | 'hidden'): BuildInstruction {
  const { settings } = state;
  const seed = settings.seed + 10 * house + (part === 'referee' ? 200 : 300);
  const network = part === 'referee' ? refereeName(house) : hiddenName(house);
  return {
    type: 'build',
    network,
    data: dataName(part, house),
    spec: refereeSpec(settings, seed),
    batchSize: BATCH_SIZE,
    lastIteration: FIRST.referee,
    examples: [...realExamples(state, house, part), ...decoyExamples(state, house)],
    as: {
      kind: 'referee',
      readyAt: settings.isCheap ? FIRST.readyAt / 2 : FIRST.readyAt,
      shares: SHARES,
      penalty: PENALTY,
    },
  };
}
