import { LIMITS } from '#shared/protocol/limits.ts';
import { refuse, type Reply } from '#shared/protocol/errors.ts';
import type { StoredSession } from '../journal/journal.ts';
import { applyChange, type Change } from './apply.ts';
import { recoverSession } from './recovery.ts';
import { Session } from './session.ts';
import type { SessionEnd, SessionWorld } from './session-world.ts';
import { hashToken } from './tokens.ts';

/**
 * Every session of this server by its code. One that nobody asked for since the start stays in the journal, and is
 * taken up when somebody does.
 */
export class SessionDirectory {
  readonly #world: SessionWorld;
  /** Unfinished ones too, so that two who ask at once get the same session. */
  readonly #open = new Map<string, Promise<Session>>();
  readonly #stored = new Map<string, StoredSession>();
  /** Those that are just being left to the journal. */
  readonly #closing = new Map<string, Promise<void>>();
  readonly #unused = new WeakSet<Session>();
  /** Lost before their network ever showed: the next time it begins anew. */
  readonly #untrainable = new Set<string>();
  /** Called when a session ends or has to be left, with its code free again or about to be recovered. */
  onEnd: (session: Session, end: SessionEnd) => void = () => undefined;

  private constructor(world: SessionWorld, stored: readonly StoredSession[]) {
    this.#world = world;
    for (const session of stored) this.#stored.set(session.code, session);
  }

  static async open(world: SessionWorld): Promise<SessionDirectory> {
    const directory = new SessionDirectory(world, await world.journal.sessions());
    await directory.deleteExpired();
    return directory;
  }

  /** Sessions that are in memory now. */
  get openCount(): number {
    return this.#open.size;
  }

  async start(request: { activity: string; token: string }): Promise<Reply<{ session: Session }>> {
    if (this.#stored.size >= LIMITS.maxSessions)
      return refuse('server-full', `at most ${LIMITS.maxSessions} sessions`);
    const stored = {
      id: this.#newId(),
      code: this.#freeCode(),
      createdAt: this.#world.now(),
      lastUsedAt: this.#world.now(),
    };
    this.#stored.set(stored.code, stored);
    const opening = this.#begin(stored, request);
    this.#keep(stored.code, opening);
    try {
      return { ok: true, session: await opening };
    } catch (error) {
      this.#stored.delete(stored.code);
      throw error;
    }
  }

  /** The session with this code, or undefined when there is none (any more). */
  async find(code: string): Promise<Session | undefined> {
    await this.#closing.get(code);
    const known = this.#open.get(code);
    if (known) return known;
    const stored = this.#stored.get(code);
    if (!stored) return undefined;
    const opening = recoverSession(stored.id, this.#world, {
      isRetrained: this.#untrainable.delete(stored.id),
    });
    this.#keep(code, opening);
    return opening;
  }

  /** Checkpoints every open session that has something new. */
  async checkpoint(): Promise<void> {
    await this.#forEachOpen((session) => session.checkpoint());
  }

  /** Nothing more comes in: every session is left complete in the journal. */
  async suspend(): Promise<void> {
    await this.#forEachOpen((session) => session.suspend());
    this.#open.clear();
  }

  /** Leaves sessions that nobody is in to the journal: they cost nothing until someone comes back. Twice in a row, so that a refresh goes unnoticed. */
  async suspendUnused(isInUse: (session: Session) => boolean): Promise<void> {
    await this.#forEachOpen(async (session) => {
      if (isInUse(session)) this.#unused.delete(session);
      else if (this.#unused.has(session)) await this.#suspend(session);
      else this.#unused.add(session);
    });
  }

  /** Deletes what nobody has used for a day. */
  async deleteExpired(): Promise<void> {
    const now = this.#world.now();
    for (const { id, code, lastUsedAt } of [...this.#stored.values()]) {
      if (this.#open.has(code) || this.#closing.has(code)) continue;
      if (now - lastUsedAt < LIMITS.sessionLifetimeMs) continue;
      this.#stored.delete(code);
      await this.#world.journal.deleteSession(id);
      await this.#world.blobs?.deleteSession(id);
    }
  }

  async #suspend(session: Session): Promise<void> {
    const { code } = session;
    this.#open.delete(code);
    const closing = session.suspend();
    this.#closing.set(code, closing);
    try {
      await closing;
    } finally {
      this.#closing.delete(code);
      this.#touch(code);
      this.onEnd(session, 'suspended');
    }
  }

  async #begin(
    stored: StoredSession,
    { activity, token }: { activity: string; token: string },
  ): Promise<Session> {
    const { id, code, createdAt } = stored;
    await this.#world.journal.createSession({ id, code, createdAt });
    const change: Change = {
      events: [{ type: 'sessionStarted', id, code, teacherHash: hashToken(token), activity }],
    };
    const state = applyChange(undefined, change, (name) => this.#world.activityOf(name).rules);
    const session = new Session({ state, sequence: 0, incarnation: 1 }, this.#world);
    if (!(await session.begin(change))) throw new Error('The start of a session was not saved');
    return session;
  }

  #keep(code: string, opening: Promise<Session>): void {
    this.#open.set(code, opening);
    opening.then(
      (session) => {
        session.onEnd = (end) => this.#close(session, end);
        if (session.isOver) this.#close(session, 'lost');
      },
      () => this.#open.delete(code),
    );
  }

  #close(session: Session, end: SessionEnd): void {
    this.#open.delete(session.code);
    if (end === 'ended') this.#stored.delete(session.code);
    if (end === 'untrainable') this.#untrainable.add(session.id);
    if (end !== 'ended') this.#waitFor(session);
    this.onEnd(session, end);
  }

  /** Whoever asks for it next waits until nothing of the old one is on its way to the disk. */
  #waitFor(session: Session): void {
    const { code } = session;
    this.#touch(code);
    const closing = session.flushed();
    this.#closing.set(code, closing);
    void closing.then(() => this.#closing.get(code) === closing && this.#closing.delete(code));
  }

  #touch(code: string): void {
    const stored = this.#stored.get(code);
    if (stored) this.#stored.set(code, { ...stored, lastUsedAt: this.#world.now() });
  }

  /** One session's trouble stays its own: the others are visited all the same. */
  async #forEachOpen(visit: (session: Session) => Promise<void>): Promise<void> {
    const visited = [...this.#open.values()].map(async (opening) => visit(await opening));
    for (const result of await Promise.allSettled(visited))
      if (result.status === 'rejected')
        this.#world.report('A session could not be saved in one piece', result.reason);
  }

  /** Six digits that no live session has. */
  #freeCode(): string {
    for (;;) {
      const code = String(100_000 + this.#world.pick(900_000));
      if (!this.#stored.has(code)) return code;
    }
  }

  #newId(): string {
    return Array.from({ length: 4 }, () =>
      this.#world
        .pick(2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    ).join('');
  }
}
