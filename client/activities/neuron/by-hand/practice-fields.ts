import type { Practice } from '#shared/activities/neuron/by-hand/practice.ts';
import { compile, loadKernelsNow } from '#shared/engine/index.ts';
import { planeFields, type FieldOf } from '../table-surface.ts';

/** What each unit of the games' network answers over the plane: the network never changes while it is played. */
export function practiceFields({ network }: Practice, side: number): FieldOf {
  const rows = side * side;
  const wide = compile(network.spec, { kernels: loadKernelsNow('plain'), rows });
  wide.setParameters(network.parameters);
  const fields = planeFields(wide, side);
  wide.free();
  return fields;
}
