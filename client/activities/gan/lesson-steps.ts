import { nextStage, type GanPlan } from '#shared/activities/gan/plan.ts';
import type { GanPhase, GanSettings, GanStage } from '#shared/activities/gan/state.ts';
import type { Catalogue } from '#client/locales/en.ts';

type Step = Exclude<GanPhase, 'setup'>;

/** The phases of a game in their order, those of a round once. */
export function pathOf({ isCollecting, phases }: GanPlan): readonly Step[] {
  return [...(isCollecting ? (['collect'] as const) : []), ...phases, 'close'];
}

/** What the teacher's button goes on to; nothing where the game is not being played. */
export function nextPhase(stage: GanStage, plan: GanPlan): Step | undefined {
  if (stage.phase === 'setup' || stage.phase === 'close') return undefined;
  const { phase } = nextStage(stage, plan, 0);
  return phase === 'setup' ? undefined : phase;
}

type Script = Readonly<Record<Step, string>>;

/** What is said to each phase: where a network plays, some of it is another. */
export function scriptFor(
  { forgers, judges }: Pick<GanSettings, 'forgers' | 'judges'>,
  {
    script,
    scriptOf,
  }: { readonly script: Script; readonly scriptOf: Catalogue['activities']['gan']['teacher']['scriptOf'] },
): Script {
  if (forgers === 'network') return { ...script, ...scriptOf.forgingNetwork };
  return judges === 'network' ? { ...script, ...scriptOf.judgingNetwork } : script;
}
