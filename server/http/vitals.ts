import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How this process does, as Prometheus text. */
export class Vitals {
  readonly #delay = monitorEventLoopDelay({ resolution: 10 });

  constructor() {
    this.#delay.enable();
  }

  text({ sessions, connections }: { sessions: number; connections: number }): string {
    const memory = process.memoryUsage();
    return [
      gauge('chalknet_sessions', 'Sessions in memory', sessions),
      gauge('chalknet_connections', 'Connected pages', connections),
      gauge('chalknet_event_loop_delay_p99_seconds', 'Since the start', this.#delay.percentile(99) / 1e9),
      gauge('chalknet_resident_memory_bytes', 'Of the whole process', memory.rss),
      gauge('chalknet_heap_used_bytes', 'Of the main thread', memory.heapUsed),
      '',
    ].join('\n');
  }

  stop(): void {
    this.#delay.disable();
  }
}

function gauge(name: string, help: string, value: number): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${value}`;
}
