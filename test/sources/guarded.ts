import { onTestFinished } from 'vitest';
import { createGuardedFetch } from '../../src/sources/guarded-fetch.ts';
import type { Fetch, GuardedFetchParts } from '../../src/sources/guarded-fetch.ts';

/** A guarded fetch that may reach loopback and ends with the test. */
export function guarded(parts: Partial<GuardedFetchParts> = {}): Fetch {
  const made = createGuardedFetch({ allowPrivateAddresses: true, totalMs: 10_000, ...parts });
  onTestFinished(() => made.close());
  return made.fetch;
}

export const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
