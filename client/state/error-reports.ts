import type { ErrorReport } from '#shared/protocol/events.ts';
import { LIMITS } from '#shared/protocol/limits.ts';

/** Errors that nobody caught go to the server's log: each once, and not many. */

type Deliver = (report: ErrorReport) => void;

let deliver: Deliver = deliverAlone;
const seen = new Set<string>();

/** A page with a connection sends over that. */
export function reportErrorsThrough(next: Deliver | undefined): void {
  deliver = next ?? deliverAlone;
}

export function reportErrorsOf(target: Window): void {
  target.addEventListener('error', (event) => {
    if (!isHarmless(event.message)) report(event.error ?? event.message);
  });
  target.addEventListener('unhandledrejection', (event) => report(event.reason));
}

/** A size that changed while sizes were told is told with the next picture: nothing went wrong. */
function isHarmless(message: string): boolean {
  return message.startsWith('ResizeObserver loop');
}

function report(thrown: unknown): void {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const key = `${error.message} ${error.stack?.slice(0, 400)}`;
  if (seen.has(key) || seen.size >= LIMITS.errorReportsPerMinute) return;
  seen.add(key);
  deliver({
    message: error.message.slice(0, 500),
    ...(error.stack && { stack: error.stack.slice(0, 4000) }),
    page: location.pathname.slice(0, 200),
  });
}

async function deliverAlone(report: ErrorReport): Promise<void> {
  const { openSocket } = await import('./open-socket.ts');
  const socket = openSocket();
  socket.emit('reportError', report);
  setTimeout(() => socket.disconnect(), 5000);
}
