import { forget, readStored, store, storedKeys } from './browser-storage.ts';
import { randomHex } from './random-hex.ts';

/** What brings this browser back to its seat, or to its class. */
interface Kept {
  readonly token: string;
  readonly usedAt: number;
  /** The name card was read. */
  readonly hasStarted: boolean;
}

/** A class that this browser can go back to. */
export interface Resumable {
  readonly role: 'teacher' | 'student';
  readonly code: string;
}

const LIFETIME_MS = 24 * 60 * 60 * 1000;

/** `slot` tells several seats of one browser apart: the address's `?seat=2`. */
export interface Place {
  readonly role: 'teacher' | 'student';
  readonly code: string;
  readonly slot?: string;
}

export function tokenOf(place: Place): string | undefined {
  return read(keyOf(place))?.token;
}

/** The place's token, made now if there is none. */
export function ensureToken(place: Place): string {
  const token = tokenOf(place) ?? randomHex(16);
  keepToken(place, token);
  return token;
}

export function keepToken(place: Place, token: string): void {
  const hasStarted = hasStartedAt(place);
  store(keyOf(place), JSON.stringify({ token, usedAt: Date.now(), hasStarted } satisfies Kept));
}

export function hasStartedAt(place: Place): boolean {
  return read(keyOf(place))?.hasStarted ?? false;
}

export function rememberStart(place: Place): void {
  const kept = read(keyOf(place));
  if (kept) store(keyOf(place), JSON.stringify({ ...kept, hasStarted: true } satisfies Kept));
}

export function forgetToken(place: Place): void {
  forget(keyOf(place));
}

/** The class that was used last, if it can still be running. Who teaches it goes back to teaching. */
export function latestClass(): Resumable | undefined {
  const [latest] = storedKeys()
    .flatMap(resumableAt)
    .filter(({ usedAt }) => Date.now() - usedAt < LIFETIME_MS)
    .sort((a, b) => b.usedAt - a.usedAt);
  if (!latest) return undefined;
  const isTaught = tokenOf({ role: 'teacher', code: latest.code }) !== undefined;
  return { role: isTaught ? 'teacher' : 'student', code: latest.code };
}

function resumableAt(key: string): (Resumable & { usedAt: number })[] {
  const match = /^chalknet\.(teacher|student)\.(\d{6})$/.exec(key);
  const kept = match && read(key);
  if (!match || !kept) return [];
  return [{ role: match[1] as Resumable['role'], code: match[2]!, usedAt: kept.usedAt }];
}

function keyOf({ role, code, slot }: Place): string {
  return `chalknet.${role}.${code}${slot ? `.${slot}` : ''}`;
}

function read(key: string): Kept | undefined {
  const text = readStored(key);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Kept;
  } catch {
    return undefined;
  }
}
