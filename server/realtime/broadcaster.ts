import type { Viewer } from '#shared/activities/activity.ts';
import type { Session } from '#server/session/session.ts';
import type { TrainingReport } from '#server/training/training.ts';
import { encodeFrame, type NetworkFrame } from '#shared/protocol/frame.ts';
import { LIMITS } from '#shared/protocol/limits.ts';
import { Follower } from './follower.ts';
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
      const audience = this.#audienceOf(follower.link.viewer);
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

  #audienceOf(viewer: Viewer): string {
    const { rules } = this.#session.activity;
    return `${rules.name} ${rules.audience?.(viewer) ?? viewer.role}`;
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
    const hasNewView = follower.sequence !== history.latest.sequence;
    const hasNewNetwork = report !== undefined && follower.report !== report;
    if (!hasNewView && !hasNewNetwork) return true;
    if (!follower.isReady || !follower.hasBudget(this.#tickedAt)) return false;
    const network = hasNewNetwork ? report : undefined;
    const frame = this.#frame(follower, history, network, frames);
    follower.send(frame, this.#tickedAt, () => this.#wake());
    follower.sequence = history.latest.sequence;
    if (network) [follower.report, follower.run] = [network, network.metrics.run];
    return true;
  }

  #frame(
    follower: Follower,
    history: ViewHistory,
    report: TrainingReport | undefined,
    frames: Map<string, Uint8Array>,
  ) {
    const isNewRun =
      report !== undefined && (follower.sequence === undefined || follower.run !== report.metrics.run);
    const key = `${follower.audience} ${follower.sequence} ${report !== undefined} ${isNewRun}`;
    const known = frames.get(key);
    if (known) return known;
    const made = encodeFrame({
      incarnation: this.#session.incarnation,
      ...this.#content(follower.sequence, history),
      ...(report && { network: this.#network(report, isNewRun) }),
    });
    frames.set(key, made);
    return made;
  }

  #content(base: number | undefined, history: ViewHistory) {
    const { sequence, view } = history.latest;
    const patch = base === undefined ? undefined : history.patchFrom(base);
    return patch && base !== undefined ? { sequence, base, view: patch } : { sequence, view };
  }

  #network(report: TrainingReport, isNewRun: boolean): NetworkFrame {
    const { metrics, weights, spec, curve } = report;
    return isNewRun ? { metrics, weights, spec, curve } : { metrics, weights };
  }
}
