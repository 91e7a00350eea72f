import { createHash } from 'node:crypto';
import { decodeBytes } from '../documents/decode-bytes.ts';
import { looksLikeFeed } from '../documents/sniff-format.ts';
import { isoInstant } from '../clock.ts';
import { afterAnswer, movedAddress } from '../sources/moved-source.ts';
import { FetchError } from '../sources/fetch-errors.ts';
import type { Fetch, Fetched } from '../sources/guarded-fetch.ts';
import { shownSourceName, type Source, type WebSource } from '../sources/source.ts';
import type { SourceMemory } from '../sources/source-memory.ts';

/** A way of fetching for one reading of a source, and what is to be remembered of the answer. */
export type Asking = {
  readonly fetch: Fetch;
  /**
   * What to ask with next time, once everything that the answer holds is stored.
   * @param wishMs what the answer itself says of when to ask again.
   */
  answered(wishMs: number | null): Partial<SourceMemory>;
};

type Answer = {
  readonly fetched: Fetched;
  readonly bytesMark: string | null;
  /** It holds what the last one did. */
  readonly same: boolean;
};

// More than the characters that tell a feed, in whatever encoding.
const FEED_HEAD_BYTES = 16_384;

/**
 * Asks for the source's own address whether there is anything new since the last answer; bytes that are the same again
 * count as a 304, whatever the server says. Other addresses are fetched as they are. All of it ends with the signal. A source
 * that has moved for good is asked where it is now.
 * @param now ms since 1970.
 */
export function askSource(
  fetch: Fetch,
  source: Source,
  memory: SourceMemory,
  signal: AbortSignal,
  now: number,
): Asking {
  const moved = movedAddress(memory.moved, now);
  let answer: Answer | null = null;
  return {
    fetch: async (url, options = {}) => {
      if (!isAsked(source) || url !== source.url) return fetch(url, { signal, ...options });
      const { etag, lastModified } = memory;
      const fetched = await fetch(moved ?? url, { signal, ...options, etag, lastModified });
      if (fetched.status === 304) {
        answer = { fetched, bytesMark: memory.bytesMark, same: true };
        return fetched;
      }
      if (source.type === 'feed') checkFeed(source, fetched);
      const bytesMark = createHash('sha256').update(fetched.bytes).digest('base64url').slice(0, 16);
      const same = bytesMark === memory.bytesMark;
      answer = { fetched, bytesMark, same };
      return same ? { ...fetched, status: 304, bytes: new Uint8Array() } : fetched;
    },
    answered: (wishMs) => {
      if (answer === null) return {};
      const { etag, lastModified, cacheControl, status } = answer.fetched;
      // What did not change was not read again, so the wish in it still stands.
      const wish = answer.same ? memory.freshForMs : wishMs;
      return {
        // A 304 may leave out what the 200 said.
        etag: etag ?? (status === 304 ? memory.etag : null),
        lastModified: lastModified ?? (status === 304 ? memory.lastModified : null),
        bytesMark: answer.bytesMark,
        moved:
          moved === null
            ? afterAnswer(memory.moved, answer.fetched.movedTo, isoInstant(now))
            : memory.moved,
        freshForMs: Math.max(freshFor(cacheControl) ?? 0, wish ?? 0) || null,
      };
    },
  };
}

/** A page leads to a feed or to articles that change while it does not, and the list of filings goes on over pages. */
function isAsked(source: Source): source is WebSource {
  return 'url' in source && (source.type === 'feed' || source.type === 'table');
}

/** An error page, a login, a consent form or half a line where a feed was must not be read as an article. */
function checkFeed(source: Source, { bytes, contentType }: Fetched): void {
  const head = decodeBytes(bytes.subarray(0, FEED_HEAD_BYTES), { contentType, html: false });
  if (looksLikeFeed(head)) return;
  const what = /<(?:!doctype html|html)[\s>]/i.test(head)
    ? 'gives a web page and no feed; check the address, or make it a source of type page'
    : 'gives no feed; check the address';
  throw new FetchError('fetch_wrong_type', `${shownSourceName(source)} ${what}.`);
}

/** How long an answer stays fresh by its Cache-Control, ms; null where it does not say. */
function freshFor(cacheControl: string | null): number | null {
  if (cacheControl === null || /\bno-(?:cache|store)\b/i.test(cacheControl)) return null;
  const [, seconds] = /\bmax-age\s*=\s*"?(\d{1,9})/i.exec(cacheControl) ?? [];
  return seconds === undefined ? null : Number(seconds) * 1000;
}
