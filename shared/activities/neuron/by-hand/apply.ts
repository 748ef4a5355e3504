import { jobCount, openJobs } from './jobs.ts';
import type { ByHand, ByHandEvent, Desk, JobId } from './state.ts';

/** The round after `event`, or undefined when there is none any more. */
export function applyByHand(byHand: ByHand | undefined, event: ByHandEvent): ByHand | undefined {
  if (event.type === 'byHandBegun') return event.byHand;
  if (event.type === 'byHandClosed' || !byHand) return undefined;
  switch (event.type) {
    case 'deskSet':
      return { ...byHand, desks: { ...byHand.desks, [event.seat]: event.desk } };
    case 'deskCleared': {
      const { [event.seat]: _gone, ...desks } = byHand.desks;
      return { ...byHand, desks };
    }
    case 'answered': {
      const desks = { ...byHand.desks, [event.seat]: event.desk };
      const done = event.isLast ? withDone(byHand, event.job, 'hand') : byHand.done;
      return settled({ ...byHand, desks, done });
    }
    case 'machinePlayed': {
      const { seat, leftMs } = event;
      const desk: Desk = { kind: 'resting', ...(leftMs !== undefined && { leftMs }) };
      const desks = { ...byHand.desks, [seat]: desk };
      return settled({ ...byHand, desks, done: withDone(byHand, event.job, 'machine') });
    }
    case 'byHandClockSet':
      return byHand.stage.phase === 'computing'
        ? { ...byHand, stage: { phase: 'computing', clock: event.clock } }
        : byHand;
    case 'byHandFinished':
      return settled({ ...byHand, done: allDone(byHand) });
    default:
      return event satisfies never;
  }
}

function withDone({ done }: ByHand, job: JobId, by: 'hand' | 'machine'): ByHand['done'] {
  return done[job] === undefined ? { ...done, [job]: by } : done;
}

function allDone(byHand: ByHand): ByHand['done'] {
  return openJobs(byHand).reduce<ByHand['done']>((done, job) => ({ ...done, [job]: 'machine' }), byHand.done);
}

/** When the last value has travelled the round is over, for whoever still computes too. */
function settled(byHand: ByHand): ByHand {
  const isOver = Object.keys(byHand.done).length === jobCount(byHand);
  return isOver ? { ...byHand, stage: { phase: 'done' }, desks: {} } : byHand;
}
