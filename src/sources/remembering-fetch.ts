import { LRUCache } from 'lru-cache';
import type { Fetch, Fetched } from './guarded-fetch.ts';

const MOST_BYTES = 32 * 1024 * 1024;

/**
 * Asks again only whether what was read has changed, and gives the bytes of before where it has not. For pages, which
 * lead to a feed or to articles that change while the page does not, so that a 304 is no end of it. What was used last
 * is remembered, 32 MiB of it, until the program ends.
 */
export function createRememberingFetch(fetch: Fetch): Fetch {
  const known = new LRUCache<string, Fetched>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ bytes }) => bytes.length + 1,
  });
  return async (url, options = {}) => {
    const before = known.get(url);
    const { etag = null, lastModified = null } = before ?? {};
    const fetched = await fetch(url, { ...options, etag, lastModified });
    return before !== undefined && fetched.status === 304 ? before : remembered(url, fetched);
  };

  function remembered(url: string, fetched: Fetched): Fetched {
    const { status, etag, lastModified } = fetched;
    if (status === 200 && (etag ?? lastModified) !== null) known.set(url, fetched);
    else known.delete(url);
    return fetched;
  }
}
