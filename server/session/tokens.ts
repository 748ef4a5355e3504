import { createHash, timingSafeEqual } from 'node:crypto';
import type { SessionState } from './state.ts';

/** Tokens are kept as their SHA-256, so that a copy of the journal opens no seat. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** In constant time, whatever the difference. Both are SHA-256 in hexadecimal. */
export function sameHash(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one, 'hex'), Buffer.from(other, 'hex'));
}

export function isTeachers(token: string, { teacherHash }: SessionState): boolean {
  return sameHash(hashToken(token), teacherHash);
}

/** Whether `token` is one that the session knows: its teacher's, or a seat's. */
export function isKnown(token: string, { teacherHash, seats }: SessionState): boolean {
  const hash = hashToken(token);
  return [teacherHash, ...Object.values(seats).map(({ tokenHash }) => tokenHash)].some((known) =>
    sameHash(hash, known),
  );
}
