import type { Actor, NetworkFacts, Seat } from '#shared/activities/activity.ts';
import { draw } from '#shared/activities/draw/rules.ts';
import type { DrawAction, DrawState } from '#shared/activities/draw/state.ts';
import type { BoardDrawView, StudentDrawView, TeacherDrawView } from '#shared/activities/draw/view-types.ts';
import type { HabitActed, WithRounds } from '#shared/activities/habits/state.ts';
import type { Strokes } from '#shared/drawings/strokes.ts';

export const teacher: Actor = { role: 'teacher' };
export const strokes = [[100, 100, 500, 600, 900, 100]];

/** A class of some seats, and what it did. */
export class DrawingClass {
  state: DrawState & WithRounds = draw.initial();
  readonly seats: readonly Seat[];

  constructor(seats: number) {
    this.seats = Array.from({ length: seats }, (_, index) => ({ id: `s${index + 1}`, number: index + 1 }));
    this.act({ role: 'clock' }, { type: 'drawLots' });
  }

  /** → the code of a refusal, or undefined. */
  act(viewer: Actor, action: DrawAction | HabitActed): string | undefined {
    const decision = draw.decide(this.state, action, {
      viewer,
      now: 0,
      seats: this.seats,
      randomSeed: () => 7,
    });
    if ('refused' in decision) return decision.refused;
    this.state = decision.events.reduce((state, event) => draw.apply(state, event), this.state);
    return undefined;
  }

  draws(seat: string): string | undefined {
    return this.sends(seat, strokes);
  }

  /** The word that is asked for now, unless another one. */
  sends(seat: string, strokes: Strokes, word?: string): string | undefined {
    const { settings, phase } = this.state;
    const asked = word ?? settings.classes[this.view(seat).prompt ?? 0]!;
    return this.act({ role: 'student', seat }, { type: 'addDrawing', strokes, phase, word: asked });
  }

  view(seat: string): StudentDrawView {
    return draw.view(this.state, { role: 'student', seat }) as StudentDrawView;
  }

  get board(): BoardDrawView {
    return draw.view(this.state, { role: 'board' }) as BoardDrawView;
  }

  get desk(): TeacherDrawView {
    return draw.view(this.state, { role: 'teacher' }) as TeacherDrawView;
  }

  /** A report of the networks comes. */
  hears(facts: NetworkFacts): void {
    const action = draw.observe?.(this.state)?.answer(facts);
    if (action) this.act({ role: 'network' }, action);
  }
}
