import type { BuildInstruction } from '#server/training/training.ts';
import { cellMiddles } from '#shared/activities/points/belief.ts';
import {
  BATCH_SIZE,
  DISCRIMINATOR,
  discriminatorSpec,
  GENERATOR,
  generatorSpec,
  opponentSpec,
  PAIR_BATCH_SIZE,
  PENALTY,
} from '#shared/activities/points/networks.ts';
import type { PointsState } from '#shared/activities/points/state.ts';
import { inputOf, judgesExamples, LATENT_DATA, pairsExamples, REAL_DATA } from './examples.ts';

/** Both networks, from their seeds, with all that they may know by now. */
export function build(state: PointsState): readonly BuildInstruction[] {
  return state.settings.cast === 'networks' ? [buildPair(state)] : [buildJudge(state), buildClimber(state)];
}

function buildJudge(state: PointsState): BuildInstruction {
  return {
    type: 'build',
    network: DISCRIMINATOR,
    data: REAL_DATA,
    spec: discriminatorSpec(state.settings.seed),
    batchSize: BATCH_SIZE,
    examples: judgesExamples(state),
    watched: cellMiddles().map(inputOf),
  };
}

function buildClimber({ settings }: PointsState): BuildInstruction {
  return {
    type: 'build',
    network: GENERATOR,
    data: LATENT_DATA,
    spec: generatorSpec(settings.seed + 1),
    batchSize: BATCH_SIZE,
    as: { kind: 'climber' },
  };
}

function buildPair(state: PointsState): BuildInstruction {
  const { seed } = state.settings;
  return {
    type: 'build',
    network: GENERATOR,
    data: REAL_DATA,
    spec: generatorSpec(seed + 1),
    batchSize: PAIR_BATCH_SIZE,
    examples: pairsExamples(state),
    as: {
      kind: 'pair',
      of: 'points',
      discriminator: opponentSpec(seed),
      discriminatorName: DISCRIMINATOR,
      penalty: PENALTY,
      watched: cellMiddles().map(inputOf),
    },
  };
}
