import type { ActivityBot, BotMaterial } from '#server/session/activities.ts';
import type { DrawAction } from '#shared/activities/draw/state.ts';
import type { DrawView } from '#shared/activities/draw/view-types.ts';
import { packedLesson, portionsOf, readDrawings } from './real-drawings.ts';
import { trace } from './trace.ts';

/**
 * A class that has people's drawings. With a lesson its teacher brings them along and the students look on; without one each
 * student traces one of them for what is asked.
 */
export async function realBot(
  made: ActivityBot<DrawView, DrawAction>,
  material: BotMaterial,
): Promise<ActivityBot<DrawView, DrawAction>> {
  const { seed, lesson } = material;
  const real = await readDrawings(material);
  const { classes, byClass } = real;
  const configure: DrawAction = { type: 'configure', settings: { classes, seed } };
  if (!lesson) {
    return {
      ...made,
      opening: [configure, ...made.opening],
      next(view, student) {
        const action = made.next(view, student);
        if (action?.type !== 'addDrawing') return action;
        const own = byClass[classes.indexOf(action.word)]!;
        return { ...action, strokes: trace(own[Math.floor(student.chance() * own.length)]!.pixels) };
      },
    };
  }
  return {
    ...made,
    opening: [{ type: 'setSpeed', speed: 0 }, ...made.opening],
    async bring(keep) {
      const actions: DrawAction[] = [configure, { type: 'setPhase', phase: 'label' }];
      for (const { bytes, counts } of portionsOf(packedLesson(real, lesson), classes.length))
        actions.push({ type: 'importSet', blob: await keep(bytes), counts });
      return actions;
    },
  };
}
