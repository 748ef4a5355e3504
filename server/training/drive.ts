/**
 * What moves a job: nobody, time at `speed` iterations a second (0: as many as the machine gives) or, by phase, phases a
 * second, or steps asked for one by one.
 */
export type Drive =
  | { readonly mode: 'paused' }
  | { readonly mode: 'running'; readonly speed: number; readonly by?: 'phase' }
  | { readonly mode: 'stepping'; readonly steps: readonly Step[] };

/** 'phase': the next phase of an iteration. 'iteration': to its end. 'epoch': to the end of the current epoch; where one has just ended, the whole next one. */
export type Step = 'phase' | 'iteration' | 'epoch';

export const paused: Drive = { mode: 'paused' };

export function addStep(drive: Drive, step: Step): Drive {
  return { mode: 'stepping', steps: drive.mode === 'stepping' ? [...drive.steps, step] : [step] };
}

/** The drive when its first step is done. */
export function dropStep(steps: readonly Step[]): Drive {
  return steps.length > 1 ? { mode: 'stepping', steps: steps.slice(1) } : paused;
}
