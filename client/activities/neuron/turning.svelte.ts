import type { HandPhase, NeuronAction } from '#shared/activities/neuron/state.ts';
import type { CommandReply } from '#shared/protocol/outbox.ts';

interface Turn {
  readonly phase: HandPhase;
  readonly parameter: number;
  readonly value: number;
}

/** Ten turns a second at most; the last one always goes. */
const EVERY_MS = 110;
/** After the answer it takes about this long until a state shows the turn. */
const SHOWN_AFTER_MS = 400;

/** One's own knob, ahead of the session by what is on its way. */
export class Turning {
  /** What was asked for last, until the session shows it. */
  asked = $state.raw<Turn | undefined>();
  readonly #act: (action: NeuronAction) => Promise<CommandReply>;
  #unsent: Turn | undefined;
  #isWaiting = false;
  #release: ReturnType<typeof setTimeout> | undefined;

  constructor(act: (action: NeuronAction) => Promise<CommandReply>) {
    this.#act = act;
  }

  turn(turn: Turn): void {
    this.asked = this.#unsent = turn;
    clearTimeout(this.#release);
    if (!this.#isWaiting) this.#send();
  }

  /** Another round has begun: what is on its way counts no more. */
  forget(): void {
    this.asked = this.#unsent = undefined;
  }

  #send(): void {
    const turn = this.#unsent;
    if (!turn) return;
    this.#unsent = undefined;
    this.#isWaiting = true;
    void this.#act({ type: 'turn', ...turn }).then(() => this.#letGo(turn));
    setTimeout(() => {
      this.#isWaiting = false;
      this.#send();
    }, EVERY_MS);
  }

  #letGo(turn: Turn): void {
    if (this.asked !== turn) return;
    this.#release = setTimeout(() => this.asked === turn && (this.asked = undefined), SHOWN_AFTER_MS);
  }
}
