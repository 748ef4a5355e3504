import type { ActivityRules, Actor, DecisionContext, Seat } from '#shared/activities/activity.ts';

/** A class at play, without a server: what its rules decide is applied, and kept, so that it can be played again. */
export class ActivityTable<State, Action, Event, View> {
  state: State;
  now = 1_000_000;
  readonly events: Event[] = [];
  readonly seats: Seat[] = [];
  readonly #rules: ActivityRules<State, Action, Event, View>;
  #joined = 0;
  #drawn = 0;

  constructor(rules: ActivityRules<State, Action, Event, View>) {
    this.#rules = rules;
    this.state = rules.initial();
  }

  join(): string {
    const number = ++this.#joined;
    this.seats.push({ id: `s${number}`, number });
    return `s${number}`;
  }

  leave(seat: string): void {
    const index = this.seats.findIndex(({ id }) => id === seat);
    if (index < 0) return;
    this.seats.splice(index, 1);
    this.#take(this.#rules.seatRemoved(this.state, seat));
  }

  /** Why it was refused, or undefined. */
  act(action: Action, viewer: Actor = { role: 'teacher' }): string | undefined {
    const context: DecisionContext = {
      viewer,
      now: this.now,
      seats: this.seats,
      randomSeed: () => (++this.#drawn * 2_654_435_761) % 2 ** 32,
    };
    const decision = this.#rules.decide(this.state, action, context);
    if ('refused' in decision) return decision.refused;
    this.#take(decision.events);
    return undefined;
  }

  by(seat: string, action: Action): string | undefined {
    return this.act(action, { role: 'student', seat });
  }

  /** The clock rings, if it is set: time goes on to then. */
  ring(): void {
    const deadline = this.#rules.deadline?.(this.state);
    if (!deadline) return;
    this.now = Math.max(this.now, deadline.at);
    this.act(deadline.action, { role: 'clock' });
  }

  see(viewer: { role: 'teacher' } | { role: 'board' } | { role: 'student'; seat: string }): View {
    return this.#rules.view(this.state, viewer);
  }

  /** The state that its events alone bring about. */
  replayed(): State {
    return this.events.reduce((state, event) => this.#rules.apply(state, event), this.#rules.initial());
  }

  #take(events: readonly Event[]): void {
    for (const event of events) this.state = this.#rules.apply(this.state, event);
    this.events.push(...events);
  }
}
