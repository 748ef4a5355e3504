import { compile, loadKernelsNow, type Kernels } from '../../engine/index.ts';
import type { NetworkFact, NetworkFacts } from '../activity.ts';
import { countIn, endOfRun, lossOutcome, runOf } from '../habits/counted-run.ts';
import type { Measured } from '../habits/state.ts';
import type { Trial, Trials } from '../habits/trial.ts';
import { lossOf, meanLoss } from './errors.ts';
import { DUEL_LIMITS } from './limits.ts';
import { DUELISTS } from './networks.ts';
import type { DuelEvent, DuelState } from './state.ts';

/** What the class can try on the duel's two networks. */

const EPOCHS = 60;
/** “Almost always”. */
const ALMOST_ALWAYS = 0.9;

type DuelTrial = Trial<DuelState, DuelEvent>;

function run(measure: DuelTrial['measure']): DuelTrial {
  return {
    asked: ({ training }) => ({ epochs: EPOCHS, speed: training.speed }),
    epochs: () => EPOCHS,
    begin: ({ examples, training }) => {
      const batches = Math.ceil(Object.keys(examples).length / DUEL_LIMITS.batchSize);
      return { switch: [], run: runOf(training, EPOCHS * batches) };
    },
    measure,
    end: ({ training }, { speed }) => endOfRun(training, speed!),
  };
}

export const duelTrials: Trials<DuelState, DuelEvent> = {
  prediction: {
    /** What the loss of the network with squared errors does. */
    runOn: run((report) => lossOutcome(report, 'meanSquaredError')),
  },
  claim: {
    /** “With arctan the error will almost always be larger”: both losses of the same errors, of both networks. */
    arctanLarger: run((report, _asked, state) => {
      const over = DUELISTS.map((name) => countIn(report, name));
      if (over.includes('disturbed')) return 'disturbed';
      return over.includes(undefined) ? undefined : compareLosses(report, state);
    }),
  },
};

let kernels: Kernels | undefined;

function compareLosses({ networks }: NetworkFacts, state: DuelState): Measured {
  const errors = DUELISTS.map((name) => errorsOf(networks[name]!, state));
  const all = errors.flatMap((each) => [...each]);
  const larger = all.filter((error) => lossOf('arctan', error) > lossOf('meanSquaredError', error)).length;
  const [squaredNetwork, arctanNetwork] = errors;
  return {
    outcome: larger > ALMOST_ALWAYS * all.length ? 0 : 1,
    facts: {
      errors: all.length,
      larger,
      squaredOfSquared: meanLoss('meanSquaredError', squaredNetwork!) ?? 0,
      arctanOfSquared: meanLoss('arctan', squaredNetwork!) ?? 0,
      squaredOfArctan: meanLoss('meanSquaredError', arctanNetwork!) ?? 0,
      arctanOfArctan: meanLoss('arctan', arctanNetwork!) ?? 0,
    },
  };
}

/** e = F(x) − y of each example, by the network as it was reported. */
function errorsOf({ spec, weights }: NetworkFact, { examples }: DuelState): Float32Array {
  kernels ??= loadKernelsNow('plain');
  const points = Object.values(examples);
  const network = compile(spec, { kernels, rows: points.length });
  network.setParameters(weights);
  const answers = network.predict(
    Float32Array.from(points, ({ x }) => x),
    points.length,
  );
  const errors = Float32Array.from(points, ({ y }, index) => answers[index]! - y);
  network.free();
  return errors;
}
