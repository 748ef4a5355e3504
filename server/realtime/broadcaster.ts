import type { Viewer } from '#shared/activities/activity.ts';
import type { Session } from '#server/session/session.ts';
import type { TrainingReport } from '#server/training/training.ts';
import { encodeFrame } from '#shared/protocol/frame.ts';
import { LIMITS } from '#shared/protocol/limits.ts';
import type { SeatId } from '#shared/protocol/session-view.ts';
import { Follower } from './follower.ts';
import { networkFrames, networksShown, type ShownNetwork } from './network-choice.ts';
import { ViewHistory } from './view-history.ts';
import type { ViewerLink } from './viewer-link.ts';

const TICK_MS = 1000 / LIMITS.broadcastHz;
/** Between two looks for pages that wait: what comes meanwhile is shown together. */
const HURRY_MS = 25;

/**
 * Shows one session to all who follow it, newest state only. At each tick every page that has taken its last frame gets
 * one that leads from what it has to what is: a patch where its version is still kept, else a snapshot. Pages at the same
 * point share one encoding. Whoever waits for something, for what came of an action or for an answer, is shown it without
 * waiting for the tick.
 */
export class Broadcaster {
  readonly #session: Session;
  readonly #now: () => number;
  readonly #beforeTick: () => void;
  readonly #followers = new Set<Follower>();
  readonly #histories = new Map<string, ViewHistory>();
  #sequence = 0;
  #timer: NodeJS.Timeout | undefined;
  #tickedAt = -Infinity;
  /** Seats whose pages wait. */
  readonly #hurried = new Set<SeatId>();
  #hurryTimer: NodeJS.Timeout | undefined;
  #hurriedAt = -Infinity;

  /** `beforeTick` runs before each look at the session: it may let followers go. */
  constructor(session: Session, now: () => number, beforeTick: () => void) {
    this.#session = session;
    this.#now = now;
    this.#beforeTick = beforeTick;
    session.onChange = (awaitedBy) => (awaitedBy === undefined ? this.#wake() : this.#hurry(awaitedBy));
  }

  follow(link: ViewerLink): { resync(): void; leave(): void } {
    const follower = new Follower(link);
    this.#followers.add(follower);
    this.#wake();
    return {
      resync: () => {
        follower.startOver();
        this.#wake();
      },
      leave: () => this.#followers.delete(follower),
    };
  }

  stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#hurryTimer);
    this.#followers.clear();
    this.#session.onChange = () => undefined;
  }

  /** One tick soon: at once after a pause, else when the last one is a tick old. */
  #wake(): void {
    if (this.#timer || this.#followers.size === 0) return;
    const wait = Math.max(0, TICK_MS - (this.#now() - this.#tickedAt));
    this.#timer = setTimeout(() => this.#tick(), wait);
  }

  #hurry(seat: SeatId): void {
    this.#hurried.add(seat);
    if (this.#followers.size === 0) return;
    const wait = Math.max(0, HURRY_MS - (this.#now() - this.#hurriedAt));
    this.#hurryTimer ??= setTimeout(() => this.#showHurried(), wait);
  }

  #tick(): void {
    this.#timer = undefined;
    this.#tickedAt = this.#now();
    this.#guard(() => {
      this.#beforeTick();
      const { audiences, behind } = this.#show(this.#followers, this.#tickedAt);
      for (const audience of this.#histories.keys())
        if (!audiences.has(audience)) this.#histories.delete(audience);
      if (behind.length > 0) this.#wake();
    });
  }

  /** Who cannot be given anything now is when its last frame is taken. */
  #showHurried(): void {
    this.#hurryTimer = undefined;
    this.#hurriedAt = this.#now();
    this.#guard(() => {
      this.#beforeTick();
      const waiting = [...this.#followers].filter(
        ({ seat }) => seat !== undefined && this.#hurried.has(seat),
      );
      this.#hurried.clear();
      const { behind } = this.#show(waiting, this.#hurriedAt);
      for (const { seat } of behind) this.#hurried.add(seat!);
    });
  }

  /** What goes wrong here is one session's trouble. */
  #guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#session.lose('A view could not be shown', error);
    }
  }

  /** → whom they are, and who could not be given all that is new to them */
  #show(
    followers: Iterable<Follower>,
    now: number,
  ): { audiences: ReadonlyMap<string, ViewHistory>; behind: readonly Follower[] } {
    const frames = new Map<string, Uint8Array>();
    const audiences = new Map<string, ViewHistory>();
    const behind: Follower[] = [];
    for (const follower of followers) {
      const audience = this.#session.audienceOf(follower.link.viewer);
      follower.join(audience);
      const history = audiences.get(audience) ?? this.#look(audience, follower.link.viewer);
      audiences.set(audience, history);
      if (follower.isStuck(now)) follower.link.dismiss('too-slow');
      else if (!this.#update(follower, history, frames, now)) behind.push(follower);
    }
    return { audiences, behind };
  }

  #taken({ seat }: Follower): void {
    if (seat !== undefined && this.#hurried.has(seat)) this.#hurry(seat);
    this.#wake();
  }

  /** Takes the audience's view as it is now into its history. */
  #look(audience: string, viewer: Viewer): ViewHistory {
    const history = this.#histories.get(audience) ?? new ViewHistory();
    this.#histories.set(audience, history);
    if (history.add(this.#session.view(viewer), this.#sequence + 1)) this.#sequence += 1;
    return history;
  }

  /** False when there is something new that this follower could not be given yet. */
  #update(follower: Follower, history: ViewHistory, frames: Map<string, Uint8Array>, now: number): boolean {
    const { report } = this.#session.training;
    const shown = report ? this.#networksFor(follower.link.viewer, report) : [];
    const hasNewView = follower.sequence !== history.latest.sequence;
    const hasNewNetworks = follower.report !== report || follower.sequence === undefined;
    const hasNewLarge =
      follower.largeReport !== report && shown.some(({ isLarge, hasWeights }) => isLarge && hasWeights);
    if (!hasNewView && !hasNewNetworks && !hasNewLarge) return true;
    const budget = follower.budget(now, hasNewLarge);
    const withLarge = budget === 'all' && hasNewLarge;
    if (budget === 'none' || !(hasNewView || hasNewNetworks || withLarge)) return false;
    const networks = hasNewNetworks || withLarge ? shown : undefined;
    const frame = this.#frame(follower, history, { networks, withLarge }, frames);
    follower.send(frame, now, withLarge, () => this.#taken(follower));
    follower.sequence = history.latest.sequence;
    follower.report = report;
    if (withLarge) follower.largeReport = report;
    if (networks) follower.runs = new Map(networks.map(({ name, report }) => [name, report.metrics.run]));
    return withLarge || !hasNewLarge;
  }

  #networksFor(viewer: Viewer, report: TrainingReport): readonly ShownNetwork[] {
    return networksShown(report, this.#session.networksFor(viewer), viewer);
  }

  #frame(
    follower: Follower,
    history: ViewHistory,
    { networks, withLarge }: { networks: readonly ShownNetwork[] | undefined; withLarge: boolean },
    frames: Map<string, Uint8Array>,
  ) {
    const isNew = ({ name, report }: ShownNetwork) =>
      follower.sequence === undefined || follower.runs.get(name) !== report.metrics.run;
    const parts = networks?.map((network) => [network.name, network.hasWeights, isNew(network)]);
    const key = JSON.stringify([follower.audience, follower.sequence, withLarge, parts]);
    const known = frames.get(key);
    if (known) return known;
    const made = encodeFrame({
      incarnation: this.#session.incarnation,
      ...this.#content(follower.sequence, history),
      ...(networks && { networks: networkFrames(networks, { isNew, withLarge }) }),
    });
    frames.set(key, made);
    return made;
  }

  #content(base: number | undefined, history: ViewHistory) {
    const { sequence, view } = history.latest;
    const patch = base === undefined ? undefined : history.patchFrom(base);
    return patch && base !== undefined ? { sequence, base, view: patch } : { sequence, view };
  }
}
