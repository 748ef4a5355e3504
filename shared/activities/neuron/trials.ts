import { CHANGE, countIn } from '../habits/counted-run.ts';
import type { Facts } from '../habits/state.ts';
import type { Trial, Trials } from '../habits/trial.ts';
import { stopped } from '../phase-clock.ts';
import { clockOf } from './clock.ts';
import { NEURON_LIMITS } from './limits.ts';
import type { HandPhase, NeuronEvent, NeuronState, Run } from './state.ts';

/** What the class can try with its hands and the machine's gradient: both from one start, and both take as many steps. */

type NeuronTrial = Trial<NeuronState, NeuronEvent>;

/** What the machine came to beside the hands: within five per cent it is about the same. */
type Outcome = (machine: number, hands: number) => number;

/** All iterations that the machine's phase has time for, but for a little at its end. */
const MOST_STEPS = Math.floor(
  0.9 * (NEURON_LIMITS.phaseMs.backpropagation / 1000) * NEURON_LIMITS.backpropagationSpeed,
);

function asManySteps(outcomeOf: Outcome): NeuronTrial {
  return {
    asked(state) {
      const { stage, byHand } = state;
      if (byHand || stage.phase === 'setup' || stage.phase === 'blind') return undefined;
      return handsIn(state);
    },
    hold({ stage }, { now }) {
      const clock = clockOf(stage);
      return clock?.kind === 'running' ? [{ type: 'clockSet', clock: stopped(clock, now) }] : [];
    },
    /** Each iteration is on all examples, and so an epoch. */
    epochs: ({ steps }) => steps!,
    begin(_state, _asked, { now }) {
      const leftMs = NEURON_LIMITS.phaseMs.backpropagation;
      // Stopped until its iterations are counted: then the first one is.
      const waiting = { phase: 'backpropagation', clock: { kind: 'stopped', leftMs } } as const;
      return {
        switch: [{ type: 'stageBegun', stage: waiting }],
        run: [{ type: 'clockSet', clock: { kind: 'running', endsAt: now + leftMs } }],
      };
    },
    measure(report, asked, { stage }) {
      if (stage.phase !== 'backpropagation') return 'disturbed';
      const over = countIn(report);
      if (!over || over === 'disturbed') return over;
      const { training } = over.count;
      if (!training) return 'disturbed';
      const machine = over.hasExploded ? Infinity : training.last;
      return { outcome: outcomeOf(machine, asked['hands']!), facts: { ...asked, machine: training.last } };
    },
    end: ({ stage }) =>
      stage.phase === 'backpropagation' ? [{ type: 'stageBegun', stage: { phase: 'compare' } }] : [],
  };
}

export const neuronTrials: Trials<NeuronState, NeuronEvent> = {
  prediction: {
    /** The machine's loss after as many steps: 0 lower, 1 about the same, 2 higher. */
    asManySteps: asManySteps((machine, hands) =>
      machine < hands * (1 - CHANGE) ? 0 : machine > hands * (1 + CHANGE) ? 2 : 1,
    ),
  },
  claim: {
    /** “Many hands are faster than one gradient.” */
    manyHands: asManySteps((machine, hands) => (machine > hands ? 0 : 1)),
  },
};

/** The lowest loss of all tables and rounds in as many steps as the machine has time for, and how many it took. */
function handsIn({ tables, start }: NeuronState): Facts | undefined {
  const runs = Object.values(tables).flatMap(({ runs: of }) =>
    (['blind', 'seeing'] satisfies HandPhase[]).map((phase) => of[phase]),
  );
  const reached = runs.flatMap((run) => (run.steps > 0 ? lowestOf(run) : []));
  const [best] = reached.toSorted((a, b) => a.hands - b.hands);
  return best && start && { ...best, start: start.loss };
}

/** As far as its thinned curve says. */
function lowestOf({ curve }: Run): { readonly steps: number; readonly hands: number }[] {
  const known = curve.flatMap(([step, loss]) =>
    loss !== null && step >= 1 && step <= MOST_STEPS ? [{ steps: step, hands: loss }] : [],
  );
  return known.toSorted((a, b) => a.hands - b.hands).slice(0, 1);
}
