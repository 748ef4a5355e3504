import { NEURON_LIMITS } from './limits.ts';
import { patienceAt } from './machine-hands.ts';
import type { HandPhase, NeuronEvent, Phase, Stage } from './state.ts';

/** The two rounds of the hands, as against everything before and after. */
export function isHandPhase(phase: Phase): phase is HandPhase {
  return phase === 'blind' || phase === 'seeing';
}

export function stageBegun(phase: Phase, now: number): NeuronEvent {
  const stage = stageOf(phase, now);
  if (!isHandPhase(phase)) return { type: 'stageBegun', stage };
  return { type: 'stageBegun', stage, leftMs: patienceAt(NEURON_LIMITS.phaseMs[phase]) };
}

function stageOf(phase: Phase, now: number): Stage {
  if (phase === 'setup' || phase === 'compare') return { phase };
  return { phase, clock: { kind: 'running', endsAt: now + NEURON_LIMITS.phaseMs[phase] } };
}
