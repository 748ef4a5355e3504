import { PLANE_LIMITS } from './limits.ts';
import { axesOf, type PlaneSet } from './axes.ts';
import { borderOutcome, hasBorder } from './border.ts';
import { bothOutcome, countIn, endOfRun, factsOf, lossOutcome, runOf } from '../habits/counted-run.ts';
import type { Facts } from '../habits/state.ts';
import type { Trial, Trials } from '../habits/trial.ts';
import type { PlaneEvent, PlaneSettings, PlaneState } from './state.ts';

/** What the class can try on the plane's network. */

const EPOCHS = 60;
const LONG = 240;

/** A run with nothing else changed. */
function run(
  epochs: number,
  measure: Trial<PlaneState, PlaneEvent>['measure'],
): Trial<PlaneState, PlaneEvent> {
  return {
    asked: (state) => (batchesOf(state) > 0 ? { epochs, speed: state.training.speed } : undefined),
    epochs: () => epochs,
    begin: (state) => ({ switch: [], run: runOf(state.training, epochs * batchesOf(state)) }),
    measure,
    end: ({ training }, { speed }) => endOfRun(training, speed!),
  };
}

/** A switch thrown before the run; what it was is said by `asked`, and thrown back by `back`. */
function afterSwitch(
  change: (
    state: PlaneState,
  ) => { readonly settings: Partial<PlaneSettings>; readonly facts?: Facts } | undefined,
  back: (asked: Facts) => Partial<PlaneSettings> = () => ({}),
): Trial<PlaneState, PlaneEvent> {
  const running = run(EPOCHS, (report) => lossOutcome(report));
  return {
    ...running,
    asked(state) {
      const asked = running.asked(state);
      const changed = change(state);
      return asked && changed && { ...asked, ...changed.facts };
    },
    begin: (state, asked, context) => ({
      ...running.begin(state, asked, context),
      switch: [{ type: 'configured', settings: change(state)!.settings }],
    }),
    end(state, asked) {
      const settings = back(asked);
      const thrown: readonly PlaneEvent[] =
        Object.keys(settings).length > 0 ? [{ type: 'configured', settings }] : [];
      return [...running.end(state, asked), ...thrown];
    },
  };
}

/** The same, asked about the border that the network then draws. */
function borderAfter(change: Parameters<typeof afterSwitch>[0]): Trial<PlaneState, PlaneEvent> {
  return {
    ...afterSwitch((state) => (hasBorder(state) ? change(state) : undefined)),
    measure: (report, _asked, state) => borderOutcome(report, state),
  };
}

const FASTER = 30;

export const planeTrials: Trials<PlaneState, PlaneEvent> = {
  prediction: {
    runOn: run(LONG, bothOutcome),
    faster: afterSwitch(
      ({ settings: { learningRate: from } }) => {
        const to = Number(Math.min(PLANE_LIMITS.learningRate.max, FASTER * from).toPrecision(2));
        return to > from ? { settings: { learningRate: to }, facts: { from, to } } : undefined;
      },
      ({ from }) => ({ learningRate: from! }),
    ),
    zeroStart: borderAfter(({ settings }) =>
      settings.initialization === 'random' && settings.hiddenLayers.length > 0
        ? { settings: { initialization: 'zero' } }
        : undefined,
    ),
    noHidden: borderAfter(({ settings }) =>
      settings.hiddenLayers.length > 0 ? { settings: { hiddenLayers: [] } } : undefined,
    ),
    rawUnits: borderAfter(({ set, settings }) =>
      hasRawUnits(set) && settings.normalization !== 'raw'
        ? { settings: { normalization: 'raw' } }
        : undefined,
    ),
    normalized: borderAfter(({ set, settings }) =>
      hasRawUnits(set) && settings.normalization === 'raw'
        ? { settings: { normalization: 'minusOneToOne' } }
        : undefined,
    ),
  },
  claim: {
    /** “The error should become smaller after every epoch; if not, you do something wrong.” */
    everyEpoch: run(EPOCHS, (report) => {
      const over = countIn(report);
      if (!over || over === 'disturbed') return over;
      const { count, hasExploded } = over;
      const holds = !hasExploded && count.epochs > 0 && count.fell === count.epochs;
      return { outcome: holds ? 0 : 1, facts: { ...factsOf(count), exploded: hasExploded ? 1 : 0 } };
    }),
    /** “More epochs, better training”: better is what was never trained on. */
    moreEpochs: {
      ...run(LONG, (report) => {
        const over = countIn(report);
        if (!over || over === 'disturbed') return over;
        const { count, hasExploded } = over;
        const holds = !hasExploded && count.test !== undefined && count.test.last <= count.test.lowest;
        return { outcome: holds ? 0 : 1, facts: { ...factsOf(count), exploded: hasExploded ? 1 : 0 } };
      }),
      asked: (state) =>
        batchesOf(state) > 0 && Object.values(state.examples).some(({ isTest }) => isTest)
          ? { epochs: LONG, speed: state.training.speed }
          : undefined,
    },
  },
};

/** Inputs far from 1 drive ordinary first weights far out. */
function hasRawUnits(set: PlaneSet): boolean {
  const { task, x, y } = axesOf(set);
  return x.max > 10 || (task === 'classification' && y.max > 10);
}

/** Of an epoch; 0 without training examples. */
function batchesOf({ examples, settings: { batchSize } }: PlaneState): number {
  const size = Object.values(examples).filter(({ isTest }) => !isTest).length;
  return Math.ceil(size / batchSize);
}
