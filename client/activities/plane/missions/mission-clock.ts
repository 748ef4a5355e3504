import type { MissionView } from '#shared/activities/plane/missions/state.ts';

/** What is left, "2:24", and at last how long it took. Never below zero: the bell may be on its way. */
export function missionClock({ stage, beganAt, endsAt, doneAt }: MissionView, now: number): string {
  return clock(stage === 'done' ? (doneAt ?? endsAt) - beganAt : stage === 'on' ? endsAt - now : 0);
}

function clock(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
