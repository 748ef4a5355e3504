import type { Viewer } from '#shared/activities/activity.ts';
import { refuse, type ErrorCode, type Reply } from '#shared/protocol/errors.ts';
import type { SessionCommand } from '#shared/protocol/events.ts';
import type { SeatId, SessionView } from '#shared/protocol/session-view.ts';
import type { Checkpoint, Journal } from '../journal/journal.ts';
import type { TrainingPool, TrainingStamp } from '../training/training.ts';
import type { Activity } from './activities.ts';
import { applyChange, type Change, type RulesOf } from './apply.ts';
import { CommitQueue } from './commit-queue.ts';
import { decideCommand } from './decide.ts';
import type { RecordBody } from './record-body.ts';
import { findSeat } from './seats.ts';
import { findApplied } from './sender-log.ts';
import { SessionTraining, instructionsOf } from './session-training.ts';
import { viewSeats, viewSession } from './session-view.ts';
import type { SessionState } from './state.ts';
import { hashToken, sameHash } from './tokens.ts';

/** All that a session needs of the world around it. */
export interface SessionWorld {
  readonly journal: Journal;
  readonly training: TrainingPool;
  activityOf(name: string): Activity;
  /** Unix time in milliseconds. */
  now(): number;
  /** An integer from 0 to `count` − 1. */
  pick(count: number): number;
  /** A problem that nobody on the other side of a socket can mend. */
  report(problem: string, error: unknown): void;
}

/** Where a session begins its life in this process. */
export interface SessionOrigin {
  /** What is in the journal: state and training were handed over as of `sequence`. */
  readonly state: SessionState;
  readonly sequence: number;
  readonly incarnation: number;
}

export type SessionEnd = 'ended' | 'lost';

/**
 * One class's run: its roster, its activity and its data, in memory and strictly one change after another.
 *
 *     execute → decide → apply to `#state` → journal → durable: `#shown`, training, reply
 *
 * Screens and training only ever see what is durable. The session knows no socket, no SQL and no thread.
 */
export class Session {
  readonly id: string;
  readonly code: string;
  readonly incarnation: number;
  /** Called after anything that a screen may show has changed. */
  onChange: () => void = () => undefined;
  /** Called once: the session was ended, or what it holds in memory can no longer be trusted. */
  onEnd: (end: SessionEnd) => void = () => undefined;

  readonly #world: SessionWorld;
  readonly #commits: CommitQueue;
  readonly training: SessionTraining;
  readonly #present = new Set<SeatId>();
  readonly #rulesOf: RulesOf;
  #state: SessionState;
  #shown: SessionState;
  #shownSequence: number;
  #sequence: number;
  #seats: SessionView['seats'] = {};
  /** Why nothing more is taken, once that is so. */
  #over: ErrorCode | undefined;
  /** Since the last checkpoint. */
  #hasNews = true;

  constructor(origin: SessionOrigin, world: SessionWorld, checkpoint?: Checkpoint) {
    this.#world = world;
    this.#state = this.#shown = origin.state;
    this.#sequence = this.#shownSequence = origin.sequence;
    this.id = origin.state.id;
    this.code = origin.state.code;
    this.incarnation = origin.incarnation;
    this.#rulesOf = (name) => world.activityOf(name).rules;
    this.#commits = new CommitQueue(world.journal, this.id, (error) =>
      this.#lose('The journal did not save', error),
    );
    this.training = new SessionTraining(world.training, {
      onReport: () => this.#changed(),
      onStamp: (stamp) => this.#stamp(stamp),
      onFailure: (error) => this.#lose('Training failed', error),
    });
    this.training.open(checkpoint?.training);
    this.#refreshSeats();
  }

  /** What `viewer` may see, as far as it is durable. */
  view(viewer: Viewer): SessionView {
    return viewSession(this.#shown, this.#seats, this.activity, viewer);
  }

  get activity(): Activity {
    return this.#world.activityOf(this.#shown.activity.name);
  }

  isTeacher(token: string): boolean {
    return sameHash(hashToken(token), this.#state.teacherHash);
  }

  hasSeat(seat: SeatId): boolean {
    return this.#state.seats[seat] !== undefined;
  }

  /** The seat of `token`; a new one, once durable, when the token is new. */
  async takeSeat(request: {
    token: string;
    seat?: SeatId;
    isBot: boolean;
  }): Promise<Reply<{ seat: SeatId }>> {
    if (this.#over) return refuse(this.#over);
    const found = findSeat(this.#state, request, (count) => this.#world.pick(count));
    if ('ok' in found) return found;
    const { seat } = found;
    if (found.kind === 'known') return this.#whenSaved({ seat });
    const saved = await this.#commit({ events: [{ type: 'seatTaken', seat, record: found.record }] });
    return saved ? { ok: true, seat } : refuse('not-saved');
  }

  /** Who is connected is nothing to keep: it is not journaled. */
  setPresent(seat: SeatId, isPresent: boolean): void {
    if (isPresent) this.#present.add(seat);
    else this.#present.delete(seat);
    this.#refreshSeats();
    this.onChange();
  }

  /** Answers when the command is durable. The same `sender` and `sequence` again get the same answer and change nothing. */
  async execute(
    viewer: Viewer,
    request: { readonly sender: string; readonly sequence: number; readonly command: SessionCommand },
  ): Promise<Reply<{ id?: number }>> {
    const { sender, sequence, command } = request;
    if (this.#over) return refuse(this.#over);
    const applied = findApplied(this.#state.senders[sender], sequence);
    if (applied) return this.#whenSaved(applied.id === undefined ? {} : { id: applied.id });
    if (command.type === 'end') return viewer.role === 'teacher' ? this.#end() : refuse('teacher-only');
    if (viewer.role === 'student' && !this.hasSeat(viewer.seat)) return refuse('seat-removed');
    const decided = decideCommand(this.#state, command, {
      viewer,
      activity: this.#world.activityOf(this.#state.activity.name),
      pick: (count) => this.#world.pick(count),
    });
    if (!decided.ok) return decided;
    const id = decided.id === undefined ? {} : { id: decided.id };
    const saved = await this.#commit({ events: decided.events, applied: { sender, sequence, ...id } });
    return saved ? { ok: true, ...id } : refuse('not-saved');
  }

  /** The first change of a new session: it resolves when the session is durable. */
  begin(change: Change): Promise<boolean> {
    return this.#commit(change);
  }

  /** Everything so far, in one piece, so that a recovery need not begin at the beginning. */
  async checkpoint(): Promise<void> {
    if (this.#over || !this.#hasNews) return;
    this.#hasNews = false;
    const [state, sequence, incarnation] = [this.#shown, this.#shownSequence, this.incarnation];
    const training = await this.training.checkpoint();
    if (this.#over) return;
    await this.#world.journal.saveCheckpoint(this.id, { incarnation, sequence, state, training });
  }

  /** Leaves the session as it is in the journal, to be taken up by the next start. */
  async suspend(): Promise<void> {
    await this.#commits.idle();
    await this.checkpoint();
    this.#over = 'shutting-down';
    this.training.close();
  }

  /** Carries out what is in the journal after the checkpoint; its training is stamped anew. */
  replay(sequence: number, change: Change): void {
    const before = this.#shown;
    this.#state = this.#shown = applyChange(before, change, this.#rulesOf);
    this.#sequence = this.#shownSequence = sequence;
    this.training.instruct(sequence, instructionsOf(before, change, this.#world));
    this.#refreshSeats();
  }

  /** Takes note of a record that changed nothing that is kept in the state. */
  skip(sequence: number): void {
    this.#sequence = this.#shownSequence = sequence;
  }

  /** Marks the journal: from here on, this incarnation. */
  recordRecovery(checkpoint: number): void {
    this.#record({ kind: 'recovery', checkpoint });
  }

  /** `answer`, once what it rests on is durable. */
  async #whenSaved<Answer extends object>(answer: Answer): Promise<Reply<Answer>> {
    await this.#commits.idle();
    return this.#over ? refuse('not-saved') : { ok: true, ...answer };
  }

  #commit(change: Change): Promise<boolean> {
    const before = this.#state;
    const after = (this.#state = applyChange(before, change, this.#rulesOf));
    return new Promise((resolve) => {
      const sequence = this.#record(
        { kind: 'change', change },
        () => {
          this.#show(sequence, before, change, after);
          resolve(true);
        },
        () => resolve(false),
      );
    });
  }

  /** What is durable is what screens and training see. */
  #show(sequence: number, before: SessionState, change: Change, after: SessionState): void {
    this.#shown = after;
    this.#shownSequence = sequence;
    this.training.instruct(sequence, instructionsOf(before, change, this.#world));
    if (before.seats !== after.seats) this.#refreshSeats();
    this.#changed();
  }

  #changed(): void {
    this.#hasNews = true;
    this.onChange();
  }

  #record(
    body: RecordBody,
    saved: () => void = () => undefined,
    failed: () => void = () => undefined,
  ): number {
    const sequence = ++this.#sequence;
    const applied = body.kind === 'change' ? body.change.applied : undefined;
    const from = applied ? { sender: applied.sender, senderSequence: applied.sequence } : {};
    const { incarnation } = this;
    this.#commits.push({ sequence, incarnation, at: this.#world.now(), ...from, body }, saved, failed);
    return sequence;
  }

  #stamp(stamp: TrainingStamp): void {
    if (!this.#over) this.#record({ kind: 'stamp', stamp });
  }

  #refreshSeats(): void {
    this.#seats = viewSeats(this.#shown.seats, (seat) => this.#present.has(seat), this.#seats);
  }

  async #end(): Promise<Reply> {
    this.#over = 'session-ended';
    this.training.close();
    await this.#commits.idle();
    await this.#world.journal.deleteSession(this.id);
    this.onEnd('ended');
    return { ok: true };
  }

  #lose(problem: string, error: Error): void {
    if (this.#over) return;
    this.#over = 'shutting-down';
    this.training.close();
    this.#world.report(`${problem}; session ${this.id} is rebuilt from its journal`, error);
    this.onEnd('lost');
  }
}
