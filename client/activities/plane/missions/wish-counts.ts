import { missions } from '#shared/activities/plane/missions/missions.ts';
import type { MissionView, Wish } from '#shared/activities/plane/missions/state.ts';

/** Every wish of a mission with how many want it, as they are offered. */
export function wishCounts({ name, wishes }: MissionView): readonly { wish: Wish; count: number }[] {
  const all = Object.values(wishes);
  return missions[name].wishes.map((wish) => ({ wish, count: all.filter((one) => one === wish).length }));
}
