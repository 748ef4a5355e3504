import { nextStage, type GanPlan } from '#shared/activities/gan/plan.ts';
import type { GanPhase, GanStage } from '#shared/activities/gan/state.ts';

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
