import type { Viewer } from '#shared/activities/activity.ts';
import type { Session } from '#server/session/session.ts';
import type { TrainingReport } from '#server/training/training.ts';
import { encodeFrame } from '#shared/protocol/frame.ts';
import { LIMITS } from '#shared/protocol/limits.ts';
import { Follower } from './follower.ts';
import { networkFrames, networksShown, type ShownNetwork } from './network-choice.ts';
import { ViewHistory } from './view-history.ts';
import type { ViewerLink } from './viewer-link.ts';

const TICK_MS = 1000 / LIMITS.broadcastHz;

/**
 * Shows one session to all who follow it, newest state only. At each tick every page that has taken its last frame gets
 * one that leads from what it has to what is: a patch where its version is still kept, else a snapshot. Pages at the same
 * point share one encoding.
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

  /** `beforeTick` runs before each look at the session: it may let followers go. */
  constructor(session: Session, now: () => number, beforeTick: () => void) {
    this.#session = session;
    this.#now = now;
    this.#beforeTick = beforeTick;
    session.onChange = () => this.#wake();
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
    this.#followers.clear();
    this.#session.onChange = () => undefined;
  }

  /** One tick soon: at once after a pause, else when the last one is a tick old. */
  #wake(): void {
    if (this.#timer || this.#followers.size === 0) return;
    const wait = Math.max(0, TICK_MS - (this.#now() - this.#tickedAt));
    this.#timer = setTimeout(() => this.#tick(), wait);
  }

  /** What goes wrong here is one session's trouble. */
  #tick(): void {
    this.#timer = undefined;
    this.#tickedAt = this.#now();
    try {
      this.#beforeTick();
      this.#showAll();
    } catch (error) {
      this.#session.lose('A view could not be shown', error);
    }
  }

  #showAll(): void {
    const frames = new Map<string, Uint8Array>();
    const audiences = new Map<string, ViewHistory>();
    let isBehind = false;
    for (const follower of this.#followers) {
      const audience = this.#session.audienceOf(follower.link.viewer);
      follower.join(audience);
      const history = audiences.get(audience) ?? this.#look(audience, follower.link.viewer);
      audiences.set(audience, history);
      if (follower.isStuck(this.#tickedAt)) follower.link.dismiss('too-slow');
      else isBehind = !this.#update(follower, history, frames) || isBehind;
    }
    for (const audience of this.#histories.keys())
      if (!audiences.has(audience)) this.#histories.delete(audience);
    if (isBehind) this.#wake();
  }

  /** Takes the audience's view as it is now into its history. */
  #look(audience: string, viewer: Viewer): ViewHistory {
    const history = this.#histories.get(audience) ?? new ViewHistory();
    this.#histories.set(audience, history);
    if (history.add(this.#session.view(viewer), this.#sequence + 1)) this.#sequence += 1;
    return history;
  }

  /** False when there is something new that this follower could not be given yet. */
  #update(follower: Follower, history: ViewHistory, frames: Map<string, Uint8Array>): boolean {
    const { report } = this.#session.training;
    const shown = report ? this.#networksFor(follower.link.viewer, report) : [];
    const hasNewView = follower.sequence !== history.latest.sequence;
    const hasNewNetworks = follower.report !== report || follower.sequence === undefined;
    const hasNewLarge =
      follower.largeReport !== report && shown.some(({ isLarge, hasWeights }) => isLarge && hasWeights);
    if (!hasNewView && !hasNewNetworks && !hasNewLarge) return true;
    const budget = follower.budget(this.#tickedAt, hasNewLarge);
    const withLarge = budget === 'all' && hasNewLarge;
    if (budget === 'none' || !(hasNewView || hasNewNetworks || withLarge)) return false;
    const networks = hasNewNetworks || withLarge ? shown : undefined;
    const frame = this.#frame(follower, history, { networks, withLarge }, frames);
    follower.send(frame, this.#tickedAt, withLarge, () => this.#wake());
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
