import { LRUCache } from 'lru-cache';
import { isoInstant, type Clock } from '../clock.ts';
import { FetchError } from './fetch-errors.ts';
import { retryAfterMs } from './retry-after.ts';

/** Hosts that asked to be left alone for a while. */
export type HostRests = {
  /** Throws FetchError `fetch_resting`, with `retryAt`, where the host of the url rests. */
  check(url: URL): void;
  /** Takes note of an answer that asks for a rest: any with Retry-After, and every 429. */
  note(url: URL, failure: FetchError): void;
};

// A server that says "too many" and not for how long.
const REST_MS = 60_000;
const MOST_HOSTS = 10_000;

export function createHostRests(clock: Clock): HostRests {
  const until = new LRUCache<string, number>({ max: MOST_HOSTS });
  return {
    check: ({ host }) => {
      const end = until.get(host);
      if (end === undefined) return;
      if (end > clock.now())
        throw new FetchError(
          'fetch_resting',
          `${host} asked to be left alone until ${isoInstant(end).slice(0, 16).replace('T', ' ')} UTC.`,
          { retryAt: end },
        );
      until.delete(host);
    },
    note: ({ host }, { code, status, retryAfter }) => {
      if (code !== 'fetch_status') return;
      const wait = retryAfterMs(retryAfter, clock.now()) ?? (status === 429 ? REST_MS : null);
      if (wait !== null) until.set(host, clock.now() + wait);
    },
  };
}
