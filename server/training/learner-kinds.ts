import type { PreparedSet } from './data-sets.ts';
import type { Learner, LearnerWorld, SavedLearner } from './learner.ts';
import { NetworkLearner } from './network-learner.ts';
import { ClimberLearner } from './learners/climber-learner.ts';
import { PairLearner } from './learners/pair-learner.ts';
import { RefereeLearner } from './learners/referee-learner.ts';
import type { BuildInstruction, LearnerKind } from './training.ts';

/**
 * Makes the learner that a build asks for. Throws where the engine refuses it; nothing has changed before `prepared` is
 * taken. The one place, with restoreLearner, that knows which kinds of learner there are.
 */
export function buildLearner(
  run: number,
  instruction: BuildInstruction,
  world: LearnerWorld,
): { learner: Learner; prepared: PreparedSet } {
  switch (instruction.as?.kind) {
    case undefined:
      return NetworkLearner.build(run, instruction, world);
    case 'climber':
      return ClimberLearner.build(run, instruction, world);
    case 'pair':
      return PairLearner.build(run, instruction, world);
    case 'referee':
      return RefereeLearner.build(run, instruction, world);
    default:
      return instruction.as satisfies undefined;
  }
}

/** Goes on where a learner stood when it was saved. */
export function restoreLearner(saved: SavedLearner, world: LearnerWorld): Learner {
  const { kind } = saved.head as { readonly kind?: LearnerKind['kind'] };
  switch (kind) {
    case undefined:
      return NetworkLearner.restore(saved, world);
    case 'climber':
      return ClimberLearner.restore(saved, world);
    case 'pair':
      return PairLearner.restore(saved, world);
    case 'referee':
      return RefereeLearner.restore(saved, world);
    default:
      return kind satisfies never;
  }
}
