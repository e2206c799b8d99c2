// Secrets of 256 bits: made once, kept only as their SHA-256, which such a secret cannot be guessed from.
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export function createSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** Another secret that only who has the first one can make: the session's guard against forgery. */
export function derivedFrom(secret: string, purpose: string): string {
  return createHmac('sha256', secret).update(purpose).digest('base64url');
}

/** Takes the same time wherever the texts differ. */
export function isSame(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}
