import type { SessionDirectory } from '#server/session/directory.ts';
import type { Activity } from '#server/session/activities.ts';
import type { Session } from '#server/session/session.ts';
import { refuse, type Reply } from '#shared/protocol/errors.ts';
import type { StartSession } from '#shared/protocol/events.ts';
import { LIMITS } from '#shared/protocol/limits.ts';
import { SimulatedClass } from './simulated-class.ts';

export interface ClassesWorld {
  readonly directory: SessionDirectory;
  readonly activities: Readonly<Record<string, Activity>>;
  /** A number in [0, 1). */
  chance(): number;
}

/** Starts classes, and keeps the simulated ones busy until their session closes. */
export class Classes {
  readonly #world: ClassesWorld;
  readonly #simulated = new Map<Session, SimulatedClass>();
  /** Simulated classes whose session is being opened. */
  #starting = 0;

  constructor(world: ClassesWorld) {
    this.#world = world;
  }

  async start({ activity, token, bots = 0 }: StartSession): Promise<Reply<{ code: string }>> {
    if (!Object.hasOwn(this.#world.activities, activity)) return refuse('no-such-activity', activity);
    if (bots > 0 && this.#simulated.size + this.#starting >= LIMITS.maxSimulatedClasses)
      return refuse('server-full', `at most ${LIMITS.maxSimulatedClasses} simulated classes at once`);
    this.#starting += bots > 0 ? 1 : 0;
    const started = await this.#world.directory
      .start({ activity, token })
      .finally(() => (this.#starting -= bots > 0 ? 1 : 0));
    if (!started.ok) return started;
    const { session } = started;
    if (bots > 0) this.#simulated.set(session, new SimulatedClass(session, bots, this.#world.chance));
    return { ok: true, code: session.code };
  }

  /** The session is over: its simulated students leave. */
  close(session: Session): void {
    this.#simulated.get(session)?.stop();
    this.#simulated.delete(session);
  }

  closeAll(): void {
    for (const session of [...this.#simulated.keys()]) this.close(session);
  }
}
