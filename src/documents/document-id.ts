import { createHash } from 'node:crypto';

/**
 * A stable id from what identifies an item: its canonical url where it has one, else its content.
 * The first part keeps apart things that share a url, such as an article and the card about it.
 * @returns 32 hexadecimal digits, the first half of the SHA-256.
 */
export function documentId(...identity: readonly [string, ...string[]]): string {
  return createHash('sha256').update(identity.join('\n')).digest('hex').slice(0, 32);
}
