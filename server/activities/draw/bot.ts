import type { ActivityBot } from '#server/session/activities.ts';
import type { DrawAction, Sketch } from '#shared/activities/draw/state.ts';
import type { DrawView, StudentDrawView, TeacherDrawView } from '#shared/activities/draw/view-types.ts';
import { realBot } from './real-bot.ts';
import { sketch } from './sketches.ts';

/** How often it does not look. */
const WRONG = 0.15;

/** A student who draws what is asked, and labels mostly what a drawing looks like. */
export const drawBot: ActivityBot<DrawView, DrawAction> = {
  opening: [{ type: 'run' }],
  withMaterial: (material) => realBot(drawBot, material),
  next(view, { chance }) {
    if (!isStudents(view)) return undefined;
    const { classes } = view.settings;
    if (view.prompt !== undefined) {
      const shown = view.instead ?? view.prompt;
      const strokes = sketch(classes[shown]!, shown, chance);
      return { type: 'addDrawing', strokes, phase: view.phase, word: classes[view.prompt]! };
    }
    if (view.toLabel) {
      const isWrong = chance() < WRONG;
      const label = isWrong ? Math.floor(chance() * classes.length) : likeness(view.toLabel, classes);
      return { type: 'labelDrawing', id: view.toLabel.id, label };
    }
    return accusation(view);
  },
  shows(view, { action, id }) {
    if (!isStudents(view)) return true;
    return action.type !== 'addDrawing' || view.own[id!] !== undefined;
  },
  audit(view, seat, done) {
    const added = done.flatMap(({ action, id }) => (action.type === 'addDrawing' ? [id!] : []));
    if (!isTeachers(view)) return { lost: added.length, duplicated: 0 };
    const own = Object.entries(view.drawings).filter(([, drawing]) => drawing.seat === seat);
    const lost = added.filter((id) => view.drawings[id] === undefined).length;
    return { lost, duplicated: own.filter(([id]) => !added.includes(Number(id))).length };
  },
};

/** A drawing that looks like another class than the one that it goes by. */
function accusation({ suspects = [], settings }: StudentDrawView): DrawAction | undefined {
  const wrong = suspects.find(
    (suspect) => !suspect.isAccused && ![-1, suspect.label].includes(likeness(suspect, settings.classes)),
  );
  return wrong && { type: 'accuse', id: wrong.id, isWrong: true };
}

function isStudents(view: DrawView): view is StudentDrawView {
  return 'own' in view;
}

function isTeachers(view: DrawView): view is TeacherDrawView {
  return 'saboteurs' in view;
}

/** The class whose own sketch has lines of the same lengths, or −1: a bot knows a bot's hand. */
function likeness({ strokes }: Sketch, classes: readonly string[]): number {
  const lengths = String(strokes?.map(({ length }) => length));
  return classes.findIndex(
    (name, label) => String(sketch(name, label, () => 0.5).map(({ length }) => length)) === lengths,
  );
}
