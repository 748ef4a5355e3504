/** This activity's own limits; times in milliseconds. */
export const NEURON_LIMITS = {
  /** Knobs go from −8 to 8. */
  value: 8,
  /** The finest step of a knob. */
  step: 0.01,
  tables: 12,
  /** At a table with nine weights fourteen may sit before another one opens. */
  crowding: 1.5,
  curvePoints: 60,
  /** After so long without a turn the machine turns for a seat: nobody waits for the slowest. */
  patienceMs: 12_000,
  /** From then on, as often as somebody who takes their time. */
  machineEveryMs: 1_500,
  phaseMs: { blind: 45_000, seeing: 45_000, backpropagation: 20_000 },
  /** Iterations a second. */
  backpropagationSpeed: 30,
} as const;

/** Between −8 and 8, in steps of a hundredth. */
export function onScale(value: number): number {
  const { value: most, step } = NEURON_LIMITS;
  const steps = Math.round(Math.min(most, Math.max(-most, value)) / step);
  return Number((steps * step).toFixed(2)) || 0;
}
