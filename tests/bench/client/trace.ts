/** One event of Chromium's trace format; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  /** By the clock, and what the thread itself computed of it: the rest it waited, or others had its core. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

interface Task {
  /** Milliseconds by the clock. */
  readonly ms: number;
  /** Milliseconds that the thread itself computed. */
  readonly cpuMs: number;
}

export interface MainThreadTime {
  /** For each frame, all tasks of the main thread since the frame before. */
  readonly frames: readonly Task[];
  readonly tasks: readonly Task[];
}

export const TRACE_CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];

/** Reads the busiest renderer's main thread out of a recorded trace. */
export function readTrace(bytes: Uint8Array): MainThreadTime {
  const { traceEvents } = JSON.parse(new TextDecoder().decode(bytes)) as { traceEvents: TraceEvent[] };
  const threads = traceEvents.filter(
    ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
  );
  const times = threads.map(({ pid, tid }) =>
    timeOf(traceEvents.filter((event) => event.pid === pid && event.tid === tid)),
  );
  const busiest = times.toSorted((one, other) => other.frames.length - one.frames.length)[0];
  if (!busiest || busiest.frames.length === 0) throw new Error('The trace shows no page that drew anything');
  return busiest;
}

function timeOf(events: readonly TraceEvent[]): MainThreadTime {
  const tasks = events
    .filter(({ name, ph }) => ph === 'X' && name === 'ThreadControllerImpl::RunTask')
    .map(({ ts, dur = 0, tdur = dur }) => ({ start: ts, ms: dur / 1000, cpuMs: tdur / 1000 }))
    .toSorted((one, other) => one.start - other.start);
  const begins = events
    .filter(({ name, ph }) => name === 'AnimationFrame::Render' && ph === 'b')
    .map(({ ts }) => ts)
    .toSorted((one, other) => one - other);
  return { frames: perFrame(tasks, begins), tasks };
}

/** A task belongs to the frame that begins in it, else to the next one. */
function perFrame(
  tasks: readonly (Task & { readonly start: number })[],
  begins: readonly number[],
): readonly Task[] {
  const frames: Task[] = [];
  let spent: Task = { ms: 0, cpuMs: 0 };
  let frame = 0;
  for (const { start, ms, cpuMs } of tasks) {
    spent = { ms: spent.ms + ms, cpuMs: spent.cpuMs + cpuMs };
    const end = start + 1000 * ms;
    if (frame >= begins.length || begins[frame]! > end) continue;
    while (frame < begins.length && begins[frame]! <= end) frame += 1;
    frames.push(spent);
    spent = { ms: 0, cpuMs: 0 };
  }
  // What came before the recording belongs to the first.
  return frames.slice(1);
}
