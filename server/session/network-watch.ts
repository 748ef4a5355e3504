import type { TrainingReport } from '../training/training.ts';
import type { SessionState } from './state.ts';
import type { RulesOf } from './apply.ts';

/** Which reports an activity's observation may be asked about: none from before its measurement began. */
export class NetworkWatch {
  readonly #rulesOf: RulesOf;
  #id: string | undefined;
  /** The last record that the networks were told of when the measurement began. */
  #since = 0;

  constructor(rulesOf: RulesOf, state: SessionState) {
    this.#rulesOf = rulesOf;
    this.#id = this.#idOf(state);
  }

  /** `state` is durable, and record `told` the last that the networks were told of. Whether another measurement has begun. */
  follow(state: SessionState, told: number): boolean {
    const id = this.#idOf(state);
    if (id === this.#id) return false;
    this.#id = id;
    this.#since = told;
    return id !== undefined;
  }

  /** What `report` says to the measurement that is under way, if `state` is still in the middle of it. */
  answer(state: SessionState, report: TrainingReport): unknown {
    if (this.#id === undefined || report.sequence < this.#since) return undefined;
    return this.#idOf(state) === this.#id ? this.#observationOf(state)?.answer(report) : undefined;
  }

  #idOf(state: SessionState): string | undefined {
    const observation = this.#observationOf(state);
    return observation && `${state.activity.name} ${observation.id}`;
  }

  #observationOf({ activity: { name, state } }: SessionState) {
    return this.#rulesOf(name).observe?.(state);
  }
}
