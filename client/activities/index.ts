import type { ActivityName } from '#shared/activities/registry.ts';
import type { ActivityViews } from './views.ts';

/** Every activity's views; the pages know none by name. */
const activityViews: Record<ActivityName, ActivityViews> = {
  plane: {
    student: () => import('./plane/Student.svelte'),
    board: () => import('./plane/Board.svelte'),
    teacher: () => import('./plane/Teacher.svelte'),
  },
  neuron: {
    student: () => import('./neuron/Student.svelte'),
    board: () => import('./neuron/Board.svelte'),
    teacher: () => import('./neuron/Teacher.svelte'),
  },
  duel: {
    student: () => import('./duel/Student.svelte'),
    board: () => import('./duel/Board.svelte'),
    teacher: () => import('./duel/Teacher.svelte'),
  },
  tournament: {
    student: () => import('./tournament/Student.svelte'),
    board: () => import('./tournament/Board.svelte'),
    teacher: () => import('./tournament/Teacher.svelte'),
  },
  draw: {
    student: () => import('./draw/Student.svelte'),
    board: () => import('./draw/Board.svelte'),
    teacher: () => import('./draw/Teacher.svelte'),
  },
  gan: {
    student: () => import('./gan/Student.svelte'),
    board: () => import('./gan/Board.svelte'),
    teacher: () => import('./gan/Teacher.svelte'),
  },
  points: {
    student: () => import('./points/Student.svelte'),
    board: () => import('./points/Board.svelte'),
    teacher: () => import('./points/Teacher.svelte'),
  },
};

/** The views of an activity that the server named. */
export function viewsOf(name: string): ActivityViews {
  return activityViews[name as ActivityName];
}
