const TICK_MS = 200;

/** The server's time on this device, whose own clock may be minutes off. Answers name it to the second. */
export class ServerClock {
  /** Unix time in milliseconds. */
  now = $state(Date.now());
  #aheadMs = 0;

  /** Begins to tick; what it returns ends that. */
  start(): () => void {
    void this.#compare();
    const timer = setInterval(() => (this.now = Date.now() + this.#aheadMs), TICK_MS);
    return () => clearInterval(timer);
  }

  async #compare(): Promise<void> {
    const sentAt = Date.now();
    const answer = await fetch('/api/health', { cache: 'no-store' }).catch(() => undefined);
    const date = Date.parse(answer?.headers.get('date') ?? '');
    if (Number.isNaN(date)) return;
    // Half a second: what the header cuts off, in the mean. A clock that is right keeps its fractions.
    const aheadMs = date + 500 - (sentAt + Date.now()) / 2;
    this.#aheadMs = Math.abs(aheadMs) < 1000 ? 0 : aheadMs;
  }
}
