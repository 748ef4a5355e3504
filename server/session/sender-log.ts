/** The commands of one page load that were applied: its sequence numbers, and what each created. */
export type SenderLog = readonly AppliedCommand[];

export interface AppliedCommand {
  readonly sequence: number;
  readonly id?: number;
}

/** How far below a sender's highest number its others are remembered: more than a page ever has unanswered. */
const WINDOW = 64;
/** Page loads that a session remembers. */
const SENDERS = 5_000;

/** What is known of `sequence`: how it was answered, that it is too old to know, or undefined: it was never applied. */
export function findApplied(
  log: SenderLog | undefined,
  sequence: number,
): AppliedCommand | 'stale' | undefined {
  if (!log) return undefined;
  if (sequence <= highestOf(log) - WINDOW) return 'stale';
  return log.find((applied) => applied.sequence === sequence);
}

export function remember(
  senders: Readonly<Record<string, SenderLog>>,
  sender: string,
  applied: AppliedCommand,
): Readonly<Record<string, SenderLog>> {
  const { [sender]: log = [], ...others } = senders;
  const kept = Object.keys(others).length >= SENDERS ? withoutOldest(others) : others;
  const oldest = Math.max(highestOf(log), applied.sequence) - WINDOW;
  return { ...kept, [sender]: [...log, applied].filter(({ sequence }) => sequence > oldest) };
}

function highestOf(log: SenderLog): number {
  return Math.max(0, ...log.map(({ sequence }) => sequence));
}

/** Keys keep the order in which they were last written, so the first is the longest silent. */
function withoutOldest(senders: Readonly<Record<string, SenderLog>>): Readonly<Record<string, SenderLog>> {
  return Object.fromEntries(Object.entries(senders).slice(1));
}
