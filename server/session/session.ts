import type { Viewer } from '#shared/activities/activity.ts';
import { refuse, type Reply } from '#shared/protocol/errors.ts';
import type { SessionCommand } from '#shared/protocol/events.ts';
import type { NetworkName } from '#shared/protocol/network-name.ts';
import type { SeatId, SessionView } from '#shared/protocol/session-view.ts';
import type { Checkpoint, JournalRecord } from '../journal/journal.ts';
import type { Activity } from './activities.ts';
import type { Change } from './apply.ts';
import { awaiting } from './awaiting.ts';
import { Checkpointing } from './checkpointing.ts';
import { decideCommand, rulesContextOf } from './decide.ts';
import { Ending } from './ending.ts';
import { instructionsOf } from './instructions-of.ts';
import { Ledger, type SessionOrigin } from './ledger.ts';
import { OwnActions } from './own-actions.ts';
import { Presence } from './presence.ts';
import type { Recovery, RecordBody } from './record-body.ts';
import { findSeat } from './seats.ts';
import { findApplied } from './sender-log.ts';
import { SessionTraining } from './session-training.ts';
import { viewSession } from './session-view.ts';
import type { SessionEnd, SessionWorld } from './session-world.ts';
import type { SessionState } from './state.ts';
import { isKnown, isTeachers } from './tokens.ts';

/**
 * One class's run: its roster, its activity and its data, in memory and strictly one change after another.
 *
 *     execute → decide → ledger (journal) → durable: screens, training, reply
 *
 * Screens and training only ever see what is durable. The session knows no socket, no SQL and no thread.
 */
export class Session {
  readonly id: string;
  readonly code: string;
  readonly incarnation: number;
  readonly training: SessionTraining;
  /** Called after anything that a screen may show has changed; with the seat that waits for it, if one does. */
  onChange: (awaitedBy?: SeatId) => void = () => undefined;
  /** Called once, when nothing more can be asked of it. */
  onEnd: (end: SessionEnd) => void = () => undefined;

  readonly #world: SessionWorld;
  readonly #ledger: Ledger;
  readonly #ownActions: OwnActions;
  readonly #checkpointing: Checkpointing;
  readonly #presence = new Presence();
  readonly #ending: Ending;

  constructor(origin: SessionOrigin, world: SessionWorld, checkpoint?: Checkpoint) {
    this.#world = world;
    this.id = origin.state.id;
    this.code = origin.state.code;
    this.incarnation = origin.incarnation;
    this.#ledger = new Ledger(origin, {
      journal: world.journal,
      rulesOf: (name) => world.activityOf(name).rules,
      now: () => world.now(),
      onDurable: (sequence, before, change) => this.#show(sequence, before, change),
      onFailure: (error) => this.lose('The journal did not save', error),
    });
    this.training = new SessionTraining(world.training, {
      onReport: () => {
        this.#changed();
        this.#ownActions.measure();
      },
      onStamp: (stamp) => !this.#ending.isStopped && this.#ledger.note({ kind: 'stamp', stamp }),
      onRefused: (sequence, error) =>
        world.report(`Training refused record ${sequence} of session ${this.id}`, error),
      onFailure: (error) =>
        this.lose('Training failed', error, this.training.report ? 'lost' : 'untrainable'),
    });
    this.#checkpointing = new Checkpointing({
      canBeSaved: () => !this.#ending.isStopped && !this.#ending.isBeingDeleted,
      take: () => this.#takeCheckpoint(),
      save: (taken) => world.journal.saveCheckpoint(this.id, taken),
      now: () => world.now(),
    });
    this.#ownActions = new OwnActions({
      ledger: this.#ledger,
      training: this.training,
      world,
      onFailure: (problem, error) => this.lose(problem, error),
    });
    this.#ending = new Ending({
      ledger: this.#ledger,
      training: this.training,
      checkpointing: this.#checkpointing,
      ownActions: this.#ownActions,
      world,
      onEnd: (end) => this.onEnd(end),
    });
    this.training.open(checkpoint?.training);
    this.#presence.refresh(origin.state.seats);
  }

  /** What `viewer` may see, as far as it is durable. */
  view(viewer: Viewer): SessionView {
    return viewSession(this.#ledger.durable, this.#presence.seats, this.activity, viewer);
  }

  /** Viewers of one audience see the same. */
  audienceOf(viewer: Viewer): string {
    const { rules } = this.activity;
    return `${rules.name} ${rules.audience?.(viewer, this.#ledger.durable.activity.state) ?? viewer.role}`;
  }

  /** The networks that `viewer` follows, or undefined for all of them. */
  networksFor(viewer: Viewer): readonly NetworkName[] | undefined {
    return this.activity.rules.networks?.(this.#ledger.durable.activity.state, viewer);
  }

  /** The activity that is shown: another one may be on its way to the disk. */
  get activity(): Activity {
    return this.#world.activityOf(this.#ledger.durable.activity.name);
  }

  get isOver(): boolean {
    return this.#ending.over !== undefined;
  }

  isTeacher(token: string): boolean {
    return isTeachers(token, this.#ledger.decided);
  }

  hasSeat(seat: SeatId): boolean {
    return this.#ledger.durable.seats[seat] !== undefined;
  }

  /** Whether `token` is its teacher's, or a seat's. */
  knows(token: string): boolean {
    return isKnown(token, this.#ledger.decided);
  }

  setPresent(seat: SeatId, isPresent: boolean): void {
    this.#presence.set(seat, isPresent);
    this.#presence.refresh(this.#ledger.durable.seats);
    this.onChange();
  }

  /** The seat of `token`; a new one when the token is new. Answers when it is durable. */
  async takeSeat(request: {
    token: string;
    seat?: SeatId;
    isBot: boolean;
  }): Promise<Reply<{ seat: SeatId }>> {
    if (this.#ending.over) return refuse(this.#ending.over);
    const found = findSeat(this.#ledger.decided, request, (count) => this.#world.pick(count));
    if ('ok' in found) return found;
    const { seat } = found;
    if (found.kind === 'known') return this.#whenSaved({ seat });
    const saved = await this.#ledger.commit({ events: [{ type: 'seatTaken', seat, record: found.record }] });
    return saved ? { ok: true, seat } : refuse('not-saved');
  }

  /** Answers when the command is durable. The same `sender` and `sequence` again get the same answer and change nothing. */
  async execute(
    viewer: Viewer,
    request: { readonly sender: string; readonly sequence: number; readonly command: SessionCommand },
  ): Promise<Reply<{ id?: number }>> {
    const { sender, sequence, command } = request;
    if (this.#ending.over) return refuse(this.#ending.over);
    const applied = findApplied(this.#ledger.decided.senders[sender], sequence);
    if (applied === 'stale') return refuse('stale', `far below the highest number of ${sender}`);
    if (applied) return this.#whenSaved(applied.id === undefined ? {} : { id: applied.id });
    if (command.type === 'end')
      return viewer.role === 'teacher' ? this.#ending.delete() : refuse('teacher-only');
    if (viewer.role === 'student' && !this.#ledger.decided.seats[viewer.seat]) return refuse('seat-removed');
    const decided = decideCommand(this.#ledger.decided, command, {
      viewer,
      hasActivity: (name) => this.#world.hasActivity(name),
      ...rulesContextOf(this.#ledger.decided, this.#world),
    });
    if (!decided.ok) return decided;
    const id = decided.id === undefined ? {} : { id: decided.id };
    const saved = await this.#ledger.commit({ events: decided.events, applied: { sender, sequence, ...id } });
    if (!saved) return refuse('not-saved');
    if (viewer.role === 'student') this.onChange(viewer.seat);
    return { ok: true, ...id };
  }

  /** The first change of a new session; true when the session is durable. */
  begin(change: Change): Promise<boolean> {
    return this.#ledger.commit(change);
  }

  /**
   * Goes on with `records`, which the journal has after what it began with. Where its checkpoint's training cannot be used the
   * networks are built anew from the state alone. All training is stamped anew, in this incarnation.
   */
  takeUp(records: readonly JournalRecord[], from: Omit<Recovery, 'kind'>): void {
    const { durable, durableSequence } = this.#ledger;
    if (from.isRetrained && from.checkpoint > 0)
      this.training.instruct(durableSequence, this.activity.authority.open(durable.activity.state));
    for (const { sequence, body } of records) this.#ledger.replay(sequence, body as RecordBody);
    this.#ledger.note({ kind: 'recovery', ...from });
  }

  /** Everything so far, in one piece, so that a recovery need not begin at the beginning. Not while it would be too often. */
  checkpoint(): Promise<void> {
    return this.#checkpointing.saveWhenDue();
  }

  /** Leaves the session complete in the journal, to be taken up again when somebody asks for it. */
  suspend(): Promise<void> {
    return this.#ending.suspend();
  }

  /** Nothing can be relied on any more but the journal: whoever comes next gets the session rebuilt from it. */
  lose(problem: string, error: unknown, end: 'lost' | 'untrainable' = 'lost'): void {
    this.#ending.lose(problem, error, end);
  }

  /** Resolves when nothing of this session is on its way to the disk. */
  flushed(): Promise<void> {
    return this.#ledger.flushed();
  }

  async #takeCheckpoint(): Promise<Checkpoint> {
    const { durable: state, durableSequence: sequence, incarnation } = this.#ledger;
    return { incarnation, sequence, state, training: await this.training.checkpoint() };
  }

  /** `answer`, once what it rests on is durable. */
  async #whenSaved<Answer extends object>(answer: Answer): Promise<Reply<Answer>> {
    await this.#ledger.flushed();
    return this.#ending.isStopped ? refuse('not-saved') : { ok: true, ...answer };
  }

  #show(sequence: number, before: SessionState, change: Change): void {
    if (before.activity.name !== this.#ledger.durable.activity.name) this.training.forget(sequence);
    this.training.instruct(sequence, instructionsOf(before, change, this.#world));
    const { seats } = this.#ledger.durable;
    if (before.seats !== seats) this.#presence.refresh(seats);
    this.#changed();
    for (const seat of awaiting(change, this.#ledger.durable, this.#world)) this.onChange(seat);
    this.#ownActions.follow();
  }

  #changed(): void {
    this.#checkpointing.noteNews();
    this.onChange();
  }
}
