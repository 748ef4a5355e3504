import { createHash, timingSafeEqual } from 'node:crypto';

/** Tokens are kept as their SHA-256, so that a copy of the journal opens no seat. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** In constant time, whatever the difference. Both are SHA-256 in hexadecimal. */
export function sameHash(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one, 'hex'), Buffer.from(other, 'hex'));
}
