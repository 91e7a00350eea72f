import { createHash } from 'node:crypto';

/** The nonce of a delivery: 22 characters, the same for every attempt, different for every key. */
export function nonceOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 22);
}
