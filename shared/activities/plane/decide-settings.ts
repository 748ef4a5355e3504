import { allow, refused, type Decision } from '../activity.ts';
import { taskOf } from './axes.ts';
import { PLANE_LIMITS } from './limits.ts';
import { layerSizes } from './network-spec.ts';
import type { PlaneAction, PlaneEvent, PlaneSettings, PlaneState } from './state.ts';

/** Fewer classes than the points on the plane have would leave points without a class, and a curve has no classes at all. */
export function decideSettings(state: PlaneState, settings: Partial<PlaneSettings>): Decision<PlaneEvent> {
  const classes = settings.classes ?? state.settings.classes;
  const highest = Math.max(-1, ...Object.values(state.examples).map((example) => example.label));
  if (highest >= classes)
    return refused('out-of-range', `${highest + 1} classes have examples, ${classes} were asked for`);
  if (settings.loss === 'crossEntropy' && taskOf(state.set) === 'regression')
    return refused('out-of-range', 'a curve’s loss: meanSquaredError or arctan; got crossEntropy');
  return allow([{ type: 'configured', settings }]);
}

/** A weight set by hand has to be one that the network has, and a number that it can go on from. */
export function decideParameter(
  state: PlaneState,
  { layer, neuron, input, value }: Extract<PlaneAction, { type: 'setParameter' }>,
): Decision<PlaneEvent> {
  const sizes = layerSizes(state);
  const inputs = sizes[layer];
  const neurons = sizes[layer + 1];
  if (inputs === undefined || neurons === undefined)
    return refused('out-of-range', `layer 0–${sizes.length - 2}, got ${layer}`);
  const last = state.settings.bias ? inputs : inputs - 1;
  if (neuron >= neurons || input > last)
    return refused(
      'out-of-range',
      `neuron 0–${neurons - 1}, input 0–${last} of layer ${layer}; got ${neuron}, ${input}`,
    );
  if (!(Math.abs(value) <= PLANE_LIMITS.parameter))
    return refused('out-of-range', `a number from −${PLANE_LIMITS.parameter} to ${PLANE_LIMITS.parameter}`);
  return allow([{ type: 'parameterSet', layer, neuron, input, value }]);
}
