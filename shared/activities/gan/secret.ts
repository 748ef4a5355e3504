import { planOf } from './plan.ts';
import type { GanState } from './state.ts';

/** Students forge what they have not seen: nothing that looks like a real drawing is shown before the last reveal. */
export function isStyleSecret({ settings, stage }: GanState): boolean {
  if (settings.forgers !== 'students' || stage.phase === 'close') return false;
  return !(stage.phase === 'reveal' && stage.round === planOf(settings).rounds);
}
