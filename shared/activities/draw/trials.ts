import type { NetworkFacts } from '../activity.ts';
import { countIn, endOfRun, lossOutcome, runOf } from '../habits/counted-run.ts';
import type { Measured } from '../habits/state.ts';
import type { Trial, Trials } from '../habits/trial.ts';
import { sizeOfSet } from './drawing-set.ts';
import { BATCH_SIZE, CONNECTED, CONVOLUTIONAL } from './networks.ts';
import { isLearned } from './pseudo-labels.ts';
import type { DrawEvent, DrawState } from './state.ts';

/** What the class can try on its two networks of as many weights. */

type DrawTrial = Trial<DrawState, DrawEvent>;

/** About as many as it takes to learn a class's drawings by heart. */
const ITERATIONS = 300;
/** Accuracies that differ by less are the same to a class. */
const SAME = 0.05;

const running: Pick<DrawTrial, 'asked' | 'epochs' | 'end'> = {
  asked(state) {
    const { training, test } = sizesOf(state);
    if (training === 0 || test === 0) return undefined;
    return { epochs: Math.ceil(ITERATIONS / batchesOf(training)), test, speed: state.training.speed };
  },
  epochs: ({ epochs }) => epochs!,
  end: ({ training }, { speed }) => endOfRun(training, speed!),
};

export const drawTrials: Trials<DrawState, DrawEvent> = {
  prediction: {
    /** What the convolutional network's training loss does where there is nothing to learn but by heart. */
    shuffled: {
      ...running,
      asked: (state) => (state.settings.hasShuffledLabels ? undefined : running.asked(state)),
      begin: (state, asked) => ({
        switch: [{ type: 'configured', settings: { hasShuffledLabels: true } }],
        run: runFor(state, asked.epochs!),
      }),
      measure: (report) => lossOutcome(report),
      end: (state, asked) => [
        ...running.end(state, asked),
        { type: 'configured', settings: { hasShuffledLabels: false } },
      ],
    },
  },
  claim: {
    /** “Convolution has fewer weights, so it overfits less”: both have as many, from one seed, on the same batches. */
    fewerWeights: {
      ...running,
      begin: (state, asked) => ({ switch: [{ type: 'networkReset' }], run: runFor(state, asked.epochs!) }),
      measure: (report) => {
        const over = [countIn(report, CONVOLUTIONAL), countIn(report, CONNECTED)];
        if (over.includes('disturbed')) return 'disturbed';
        return over.includes(undefined) ? undefined : compareGaps(report);
      },
    },
  },
};

/** By how much each is better on what it learned from than on the test; 0 where both are alike, as the claim would have it. */
function compareGaps({ networks }: NetworkFacts): Measured {
  const [convolutional, connected] = [CONVOLUTIONAL, CONNECTED].map((name) => {
    const { metrics, weights } = networks[name]!;
    const { trainingAccuracy = 0, testAccuracy = 0 } = metrics;
    return { weights: weights.length, training: trainingAccuracy, test: testAccuracy };
  });
  const gapOf = ({ training, test }: { training: number; test: number }) => training - test;
  const isMore = gapOf(connected!) - gapOf(convolutional!) > SAME;
  return {
    outcome: isMore ? 1 : 0,
    facts: {
      convolutionalWeights: convolutional!.weights,
      convolutionalTraining: convolutional!.training,
      convolutionalTest: convolutional!.test,
      connectedWeights: connected!.weights,
      connectedTraining: connected!.training,
      connectedTest: connected!.test,
    },
  };
}

function runFor(state: DrawState, epochs: number) {
  return runOf(state.training, epochs * batchesOf(sizesOf(state).training));
}

function batchesOf(training: number): number {
  return Math.ceil(training / BATCH_SIZE);
}

/** How many drawings are learned from, and how many are for the test. */
function sizesOf({ drawings, sets }: DrawState): { training: number; test: number } {
  const shown = Object.values(drawings).filter(({ isHidden }) => !isHidden);
  const inSets = sets.reduce((sum, set) => sum + sizeOfSet(set), 0);
  const testInSets = sets.reduce(
    (sum, { counts }) => sum + counts.reduce((own, { test }) => own + test, 0),
    0,
  );
  const test = shown.filter(({ isTest }) => isTest).length;
  const learned = shown.filter((drawing) => !drawing.isTest && isLearned(drawing)).length;
  return { training: learned + inSets - testInSets, test: test + testInSets };
}
