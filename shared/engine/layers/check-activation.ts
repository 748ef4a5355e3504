import { activations } from '../activations.ts';
import { expected, oneOf } from '../expectations.ts';

/** What all layers of neurons have in common. */
export function checkActivation(spec: { activation: unknown; bias?: unknown }, where: string): void {
  oneOf(`${where}.activation`, spec.activation, Object.keys(activations));
  if (spec.bias === undefined || typeof spec.bias === 'boolean') return;
  expected(`${where}.bias`, 'true or false', spec.bias);
}
