import type { GanSettings, Party } from '#shared/activities/gan/state.ts';

/** Which parties a preset is. */
export const PRESETS = {
  twoHouses: { forgers: 'students', judges: 'students' },
  foolTheMachine: { forgers: 'students', judges: 'network' },
  spotTheMachine: { forgers: 'network', judges: 'students' },
  spectate: { forgers: 'network', judges: 'network' },
} as const satisfies Readonly<Record<string, { readonly forgers: Party; readonly judges: Party }>>;

export type Preset = keyof typeof PRESETS;

export function presetOf({ forgers, judges }: Pick<GanSettings, 'forgers' | 'judges'>): Preset {
  const names = Object.keys(PRESETS) as Preset[];
  return names.find((name) => PRESETS[name].forgers === forgers && PRESETS[name].judges === judges)!;
}
