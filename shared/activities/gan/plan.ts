import type { PhaseClock } from '../phase-clock.ts';
import type { GanPhase, GanSettings, GanStage, RoundPhase } from './state.ts';

/** What a game is made of: what comes once, what comes in every round, and how long each lasts. */
export interface GanPlan {
  readonly isCollecting: boolean;
  readonly rounds: number;
  readonly phases: readonly RoundPhase[];
  readonly lengthsMs: Readonly<Record<Exclude<GanPhase, 'setup' | 'close'>, number>>;
  /** After how many iterations each round's generator is judged; without it the teacher says when. */
  readonly checkpoints?: readonly number[];
  /** Items that a seat judges in a round. */
  readonly items: number;
}

const LENGTHS_MS = { collect: 90_000, forge: 60_000, judge: 50_000, learn: 15_000, reveal: 45_000 } as const;

export function planOf({ forgers, judges }: Pick<GanSettings, 'forgers' | 'judges'>): GanPlan {
  if (forgers === 'students') return judges === 'students' ? twoHouses : foolTheMachine;
  return judges === 'students' ? spotTheMachine : spectate;
}

const twoHouses: GanPlan = {
  isCollecting: true,
  rounds: 3,
  phases: ['forge', 'judge', 'learn', 'reveal'],
  lengthsMs: LENGTHS_MS,
  items: 8,
};

/** Nobody may know the card, so the collection is ready-made. */
const foolTheMachine: GanPlan = {
  isCollecting: false,
  rounds: 3,
  phases: ['forge', 'learn', 'reveal'],
  lengthsMs: { ...LENGTHS_MS, learn: 25_000 },
  items: 0,
};

const spotTheMachine: GanPlan = {
  isCollecting: true,
  rounds: 6,
  phases: ['learn', 'judge', 'reveal'],
  lengthsMs: { ...LENGTHS_MS, learn: 15_000, judge: 25_000, reveal: 15_000 },
  checkpoints: [25, 75, 150, 300, 600, 1000],
  items: 4,
};

/** It learns until the teacher calls for a judgement. */
const spectate: GanPlan = {
  isCollecting: false,
  rounds: 6,
  phases: ['learn', 'judge', 'reveal'],
  lengthsMs: { ...LENGTHS_MS, learn: 600_000, judge: 25_000, reveal: 15_000 },
  items: 4,
};

/** What comes after a stage, with a clock of its own; `now` in Unix milliseconds. */
export function nextStage(stage: GanStage, plan: GanPlan, now: number): GanStage {
  switch (stage.phase) {
    case 'setup':
      return plan.isCollecting
        ? { phase: 'collect', clock: clockFor('collect', plan, now) }
        : roundStage(plan.phases[0]!, 1, plan, now);
    case 'collect':
      return roundStage(plan.phases[0]!, 1, plan, now);
    case 'close':
      return stage;
    default: {
      const following = plan.phases[plan.phases.indexOf(stage.phase) + 1];
      if (following) return roundStage(following, stage.round, plan, now);
      return stage.round < plan.rounds
        ? roundStage(plan.phases[0]!, stage.round + 1, plan, now)
        : { phase: 'close' };
    }
  }
}

function roundStage(phase: RoundPhase, round: number, plan: GanPlan, now: number): GanStage {
  return { phase, round, clock: clockFor(phase, plan, now) };
}

function clockFor(phase: keyof GanPlan['lengthsMs'], { lengthsMs }: GanPlan, now: number): PhaseClock {
  return { kind: 'running', endsAt: now + lengthsMs[phase] };
}

/** How long a stage is planned to last, in milliseconds; 0 where it has no clock. */
export function plannedMs(stage: GanStage, settings: Pick<GanSettings, 'forgers' | 'judges'>): number {
  return 'clock' in stage ? planOf(settings).lengthsMs[stage.phase] : 0;
}

/** A stage's round, from 1; 0 before the first one and after the last. */
export function roundOf(stage: GanStage): number {
  return 'round' in stage ? stage.round : 0;
}
