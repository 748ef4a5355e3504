import { randomBytes } from 'node:crypto';
import type { Session } from '#server/session/session.ts';
import type { SeatId } from '#shared/protocol/session-view.ts';

/** Students join within the first seconds, then each acts every few seconds, for as long as a visitor stays awake. */
const JOIN_EVERY_MS = 120;
const ACT_EVERY_MS = 110;
const SECONDS_OF_LIFE = 30 * 60;

interface SimulatedStudent {
  readonly seat: SeatId;
  readonly number: number;
  readonly sender: string;
  sequence: number;
}

/** A class of simulated students in this process, which use the session as pages do: by its verbs alone. */
export class SimulatedClass {
  readonly #session: Session;
  readonly #size: number;
  readonly #chance: () => number;
  readonly #students: SimulatedStudent[] = [];
  #timer: NodeJS.Timeout | undefined;
  #turns = 0;

  constructor(session: Session, size: number, chance: () => number) {
    this.#session = session;
    this.#size = size;
    this.#chance = chance;
    this.#open().catch(() => this.stop());
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#turns = Infinity;
  }

  async #open(): Promise<void> {
    await this.#teach(this.#session.activity.authority.bot.opening);
    this.#next();
  }

  /** Everybody has a seat: what waited for that begins. */
  async #begin(): Promise<void> {
    await this.#teach(this.#session.activity.authority.bot.seated ?? []);
  }

  async #teach(actions: readonly unknown[]): Promise<void> {
    const sender = newSender();
    for (const [index, action] of actions.entries())
      await this.#session.execute(
        { role: 'teacher' },
        { sender, sequence: index + 1, command: { type: 'act', action } },
      );
  }

  /** One student joins or acts, then the next one's turn is set. */
  #next(): void {
    if (this.#turns >= (SECONDS_OF_LIFE * 1000) / ACT_EVERY_MS) return;
    this.#turns += 1;
    const isJoining = this.#students.length < this.#size;
    this.#timer = setTimeout(
      () => this.#turn(isJoining).catch(() => this.stop()),
      isJoining ? JOIN_EVERY_MS : ACT_EVERY_MS,
    );
  }

  async #turn(isJoining: boolean): Promise<void> {
    if (isJoining) await this.#join();
    if (isJoining && this.#students.length === this.#size) await this.#begin();
    await this.#act();
    this.#next();
  }

  async #join(): Promise<void> {
    const token = randomBytes(16).toString('hex');
    const taken = await this.#session.takeSeat({ token, isBot: true });
    if (!taken.ok) return;
    this.#session.setPresent(taken.seat, true);
    this.#students.push({
      seat: taken.seat,
      number: this.#students.length + 1,
      sender: newSender(),
      sequence: 0,
    });
  }

  async #act(): Promise<void> {
    const student = this.#students[Math.floor(this.#chance() * this.#students.length)];
    if (!student) return;
    const viewer = { role: 'student', seat: student.seat } as const;
    const { view } = this.#session.view(viewer).activity;
    const action = this.#session.activity.authority.bot.next(view, { ...student, chance: this.#chance });
    if (action === undefined) return;
    student.sequence += 1;
    const { sender, sequence } = student;
    await this.#session.execute(viewer, { sender, sequence, command: { type: 'act', action } });
  }
}

function newSender(): string {
  return randomBytes(8).toString('hex');
}
