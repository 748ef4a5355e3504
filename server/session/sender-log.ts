/** The commands of one page load that were applied, newest last: its sequence numbers, and what each created. */
export type SenderLog = readonly AppliedCommand[];

export interface AppliedCommand {
  readonly sequence: number;
  readonly id?: number;
}

/** More than a page ever keeps waiting for an answer (its own limit is 32). */
const REMEMBERED = 64;
/** Page loads that a session remembers; a forgotten page would have to re-send a command after this many others came. */
const SENDERS = 2_000;

/** How `sequence` was answered, if it was applied. Anything older than what is remembered was. */
export function findApplied(log: SenderLog | undefined, sequence: number): AppliedCommand | undefined {
  if (!log) return undefined;
  if (log.length === REMEMBERED && sequence < log[0]!.sequence) return { sequence };
  return log.find((applied) => applied.sequence === sequence);
}

export function remember(
  senders: Readonly<Record<string, SenderLog>>,
  sender: string,
  applied: AppliedCommand,
): Readonly<Record<string, SenderLog>> {
  const { [sender]: log = [], ...others } = senders;
  const kept = Object.keys(others).length >= SENDERS ? withoutOldest(others) : others;
  return { ...kept, [sender]: [...log, applied].slice(-REMEMBERED) };
}

/** Keys keep the order in which they were last written, so the first is the longest silent. */
function withoutOldest(senders: Readonly<Record<string, SenderLog>>): Readonly<Record<string, SenderLog>> {
  return Object.fromEntries(Object.entries(senders).slice(1));
}
