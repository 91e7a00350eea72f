import { LRUCache } from 'lru-cache';
import robotsParser from 'robots-parser';
import type { Clock } from '../clock.ts';
import { decodeBytes } from '../documents/decode-bytes.ts';
import { FetchError, shownUrl } from './fetch-errors.ts';
import type { Fetched } from './guarded-fetch.ts';
import { ROBOTS_NAME } from './user-agent.ts';

export type Robots = {
  /**
   * How long the host wants to be left alone after a request, ms.
   * @throws FetchError `fetch_robots` where its robots.txt does not let the url be read, or what went wrong where it
   * cannot be had.
   */
  delayBefore(url: URL, signal?: AbortSignal): Promise<number>;
};

type Rules = {
  readonly allows: (url: string) => boolean;
  readonly delayMs: number;
  /** Why nothing is known, and so nothing allowed. */
  readonly failure: FetchError | null;
};

// Its types describe an ES module's default export; what Node imports is the function itself.
const parseRobots = robotsParser as unknown as typeof robotsParser.default;

// As RFC 9309 has it: kept for a day (2.4), 500 KiB are read (2.5), no file allows all (2.3.1.3), a server that is down
// allows nothing (2.3.1.4).
const KEPT_MS = 24 * 3_600_000;
const KEPT_AFTER_FAILURE_MS = 10 * 60_000;
const MOST_CHARACTERS = 500 * 1024;
const ALL: Rules = { allows: () => true, delayMs: 0, failure: null };
const MOST_HOSTS = 2_000;
// A longer delay is meant to keep robots out, and would keep news for hours.
const LONGEST_DELAY_MS = 30_000;

/** Reads each host's robots.txt once a day, and answers from it. */
export function createRobots(parts: {
  readonly fetch: (url: string, signal?: AbortSignal) => Promise<Fetched>;
  readonly clock: Clock;
}): Robots {
  const kept = new LRUCache<string, { readonly rules: Promise<Rules>; until: number }>({
    max: MOST_HOSTS,
  });

  const rulesOf = (origin: string, signal?: AbortSignal): Promise<Rules> => {
    const known = kept.get(origin);
    if (known && known.until > parts.clock.now()) return known.rules;
    const url = `${origin}/robots.txt`;
    const entry = {
      until: parts.clock.now() + KEPT_MS,
      rules: parts.fetch(url, signal).then(
        ({ bytes, contentType }) => toRules(url, decodeBytes(bytes, { contentType, html: false })),
        (error: unknown) => {
          if (!(error instanceof FetchError)) throw error;
          if (saysThereIsNone(error)) return ALL;
          entry.until =
            error.code === 'fetch_stopped' ? 0 : parts.clock.now() + KEPT_AFTER_FAILURE_MS;
          return { ...ALL, failure: error };
        },
      ),
    };
    kept.set(origin, entry);
    return entry.rules;
  };

  return {
    delayBefore: async (url, signal) => {
      const { allows, delayMs, failure } = await rulesOf(url.origin, signal);
      if (failure)
        throw new FetchError(
          failure.code,
          `${shownUrl(url)} is not read while the robots.txt of its host cannot be had: ${failure.message}`,
          { ...(failure.status !== null && { status: failure.status }), cause: failure },
        );
      if (!allows(url.href))
        throw new FetchError(
          'fetch_robots',
          `${shownUrl(url)} may not be read by programs; the robots.txt of ${url.host} says so.`,
        );
      return delayMs;
    },
  };
}

/** An answer that is no text, or a refusal, means that there is no robots.txt; too many requests means to come back. */
function saysThereIsNone({ code, status }: FetchError): boolean {
  if (code === 'fetch_wrong_type' || code === 'fetch_too_many_redirects') return true;
  return status !== null && status >= 400 && status < 500 && status !== 429;
}

function toRules(url: string, text: string): Rules {
  const robots = parseRobots(url, text.slice(0, MOST_CHARACTERS));
  const delay = (robots.getCrawlDelay(ROBOTS_NAME) ?? 0) * 1000;
  return {
    allows: (page) => robots.isAllowed(page, ROBOTS_NAME) ?? true,
    delayMs: Number.isFinite(delay) ? Math.min(Math.max(delay, 0), LONGEST_DELAY_MS) : 0,
    failure: null,
  };
}
