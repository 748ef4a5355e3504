import type { Actor, Seat } from '#shared/activities/activity.ts';
import type { HabitActed, HabitHappened } from '#shared/activities/habits/state.ts';
import { neuron } from '#shared/activities/neuron/rules.ts';
import type { NeuronAction, NeuronEvent, NeuronState, Phase } from '#shared/activities/neuron/state.ts';

type Happened = NeuronEvent | HabitHappened;

export const teacher: Actor = { role: 'teacher' };
export const student = (seat: string): Actor => ({ role: 'student', seat });

/** A class in `neuron` with a clock of its own, and all that happened to it. */
export class NeuronClass {
  state: NeuronState = neuron.initial();
  readonly events: Happened[] = [];
  seats: readonly Seat[] = [];
  now = 1_000_000;
  #next = 1;

  constructor(seats = 0) {
    for (let index = 0; index < seats; index++) this.join();
  }

  join(): string {
    const number = this.#next++;
    this.seats = [...this.seats, { id: `s${number}`, number }];
    return `s${number}`;
  }

  leave(seat: string): void {
    this.#take(neuron.seatRemoved(this.state, seat));
    this.seats = this.seats.filter(({ id }) => id !== seat);
  }

  act(viewer: Actor, action: NeuronAction | HabitActed): string {
    const { seats, now } = this;
    const decision = neuron.decide(this.state, action, { viewer, seats, now, randomSeed: () => 7 });
    if ('refused' in decision) return decision.refused;
    this.#take(decision.events);
    return 'done';
  }

  /** Time passes as the session's clock lets it: whatever falls due meanwhile is done when it is due. */
  pass(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const deadline = neuron.deadline!(this.state);
      if (!deadline || deadline.at > until) break;
      this.now = Math.max(this.now, deadline.at);
      this.act({ role: 'clock' }, deadline.action);
    }
    this.now = until;
  }

  get phase(): Phase {
    return this.state.stage.phase;
  }

  /** The state that its events alone give. */
  replayed(): NeuronState {
    return this.events.reduce((state, event) => neuron.apply(state, event), neuron.initial());
  }

  #take(events: readonly Happened[]): void {
    this.events.push(...events);
    this.state = events.reduce((state, event) => neuron.apply(state, event), this.state);
  }
}
