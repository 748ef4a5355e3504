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
};

/** The views of an activity that the server named. */
export function viewsOf(name: string): ActivityViews {
  return activityViews[name as ActivityName];
}
