import { isIP } from 'node:net';
import { Agent, request } from 'undici';
import type { Dispatcher } from 'undici';
import { SYSTEM_CLOCK, type Clock } from '../clock.ts';
import { isAllowedAddress } from './address-guard.ts';
import { FetchError, shownUrl, statusError, toFetchError } from './fetch-errors.ts';
import { guardedLookup, refused, resolveBySystem, type Resolve } from './guarded-lookup.ts';
import { createHostLanes } from './host-lanes.ts';
import { createHostRests } from './host-rests.ts';
import { readBody } from './body-reader.ts';
import { createRobots } from './robots.ts';
import { userAgentOf } from './user-agent.ts';

/** What of an earlier answer lets the server say that nothing is new, and how to ask. */
export type FetchOptions = {
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  readonly signal?: AbortSignal;
  /**
   * For what nobody named but a link led to: asks the robots.txt of every host on the way first and keeps its crawl
   * delay. A feed, page or table that somebody named is read as a person would read it.
   */
  readonly obeyRobots?: boolean;
};

/** A 200 with its bytes, decompressed, or a 304 without any. */
export type Fetched = {
  readonly status: 200 | 304;
  /** Where the last redirect led. */
  readonly url: string;
  /** Where the first redirects led that are for good (301, 308); null where the first is not, or there is none. */
  readonly movedTo: string | null;
  readonly contentType: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly cacheControl: string | null;
  readonly bytes: Uint8Array;
};

export type Fetch = (url: string, options?: FetchOptions) => Promise<Fetched>;

export type GuardedFetchParts = {
  readonly allowPrivateAddresses: boolean;
  readonly resolve?: Resolve;
  /** An e-mail or web address at which the operator can be told of complaints; part of the User-Agent. */
  readonly contact?: string | null;
  readonly clock?: Clock;
  readonly totalMs?: number;
  readonly connectMs?: number;
  /** After decompression. */
  readonly mostBytes?: number;
  /** Requests at once in all; to one host there is never more than one. */
  readonly atOnce?: number;
};

export type GuardedFetch = {
  readonly fetch: Fetch;
  /** Ends all connections. */
  close(): Promise<void>;
};

const MOST_REDIRECTS = 5;
const TOTAL_MS = 15_000;
const CONNECT_MS = 5_000;
const MOST_BYTES = 5 * 1024 * 1024;
const AT_ONCE = 64;
const READABLE_TYPES =
  /^(?:text\/|application\/(?:[\w.+-]+\+)?(?:xml|json)\b|application\/(?:x?html|csv|rss|atom|octet-stream|vnd\.ms-excel|vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet)\b)/i;
const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, text/html, text/*;q=0.9, */*;q=0.5';

/**
 * The one way out for every request that comes from a feed or a user: http and https only, to addresses that
 * `isAllowedAddress` lets through, checked in the very look-up that the connection is made with, so that a name cannot
 * change its mind in between, and again on every redirect. No cookies, no credentials, at most 5 redirects, 15 s in
 * all once it is the request's turn, 5 MiB; one request at a time to a host, and none to one that asked for a rest.
 * Throws FetchError and nothing else.
 */
export function createGuardedFetch(parts: GuardedFetchParts): GuardedFetch {
  const { allowPrivateAddresses: allowPrivate, resolve = resolveBySystem } = parts;
  const { clock = SYSTEM_CLOCK, mostBytes = MOST_BYTES } = parts;
  const agent = new Agent({
    connect: {
      timeout: parts.connectMs ?? CONNECT_MS,
      lookup: guardedLookup(resolve, allowPrivate),
    },
    maxHeaderSize: 32 * 1024,
    // One request a connection: with thousands of hosts, idle sockets would outnumber those in use many times over.
    pipelining: 0,
  });
  const userAgent = userAgentOf(parts.contact ?? null);
  const lanes = createHostLanes({ clock, atOnce: parts.atOnce ?? AT_ONCE });
  const rests = createHostRests(clock);
  const robots = createRobots({
    fetch: (url, signal) => fetch(url, { ...(signal && { signal }) }),
    clock,
  });

  /** One request, answered with where to go on or with what was asked for. */
  const hop = async (
    url: URL,
    options: FetchOptions,
    signal: AbortSignal,
  ): Promise<Redirect | Answer> => {
    checkLiteralAddress(url, allowPrivate);
    rests.check(url);
    const response = await request(url, {
      dispatcher: agent,
      signal,
      headers: {
        'user-agent': userAgent,
        accept: ACCEPT,
        'accept-encoding': 'gzip, deflate, br',
        ...(options.etag ? { 'if-none-match': options.etag } : {}),
        ...(options.lastModified ? { 'if-modified-since': options.lastModified } : {}),
      },
    });
    // Ending a body early makes it emit an error, which nobody else waits for where it is not read.
    response.body.on('error', () => undefined);
    const next = redirectOf(response, url);
    if (next === null) return toFetched(response, url, mostBytes);
    response.body.destroy();
    return next;
  };

  const fetch: Fetch = async (target, options = {}) => {
    let url = toUrl(target);
    let movedTo: string | null = null;
    let isForGood = true;
    let leftMs = parts.totalMs ?? TOTAL_MS;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const at = url;
      const restMs = options.obeyRobots ? await robots.delayBefore(at, options.signal) : 0;
      const turn = async (): Promise<Redirect | Answer> => {
        // Waiting for its turn is not the server's slowness, so the time runs only from here.
        const timeout = AbortSignal.timeout(Math.max(leftMs, 0));
        const signal = options.signal ? AbortSignal.any([timeout, options.signal]) : timeout;
        const startedAt = performance.now();
        try {
          signal.throwIfAborted();
          return await hop(at, options, signal);
        } catch (error) {
          const failure = toFetchError(error, at, timeout.aborted);
          rests.note(at, failure);
          throw failure;
        } finally {
          leftMs -= Math.ceil(performance.now() - startedAt);
        }
      };
      const answer = await lanes.run(at.host, turn, restMs);
      if ('bytes' in answer) return { ...answer, movedTo };
      url = answer.to;
      isForGood &&= answer.isForGood;
      if (isForGood) movedTo = url.href;
    }
    throw new FetchError(
      'fetch_too_many_redirects',
      `${shownUrl(url)} redirects more than ${MOST_REDIRECTS} times; give the address that it should end at.`,
    );
  };
  return { fetch, close: () => agent.destroy() };
}

function toUrl(target: string, base?: URL): URL {
  if (!URL.canParse(target, base?.href))
    throw new FetchError('fetch_bad_url', `"${target.slice(0, 80)}" is not a web address.`);
  const url = new URL(target, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new FetchError(
      'fetch_bad_url',
      `Only http and https addresses are read, not ${url.protocol}`,
    );
  if (url.username !== '' || url.password !== '')
    throw new FetchError(
      'fetch_bad_url',
      `${shownUrl(url)} carries a user name or password; leave it out.`,
    );
  return url;
}

type Redirect = { readonly to: URL; readonly isForGood: boolean };
type Answer = Omit<Fetched, 'movedTo'>;

function redirectOf({ statusCode, headers }: Dispatcher.ResponseData, from: URL): Redirect | null {
  const location = header(headers, 'location');
  return [301, 302, 303, 307, 308].includes(statusCode) && location !== null
    ? { to: toUrl(location, from), isForGood: statusCode === 301 || statusCode === 308 }
    : null;
}

async function toFetched(
  response: Dispatcher.ResponseData,
  url: URL,
  mostBytes: number,
): Promise<Answer> {
  const { statusCode, headers, body } = response;
  const contentType = header(headers, 'content-type');
  if (statusCode !== 200 && statusCode !== 304) {
    body.destroy();
    throw statusError(url, statusCode, header(headers, 'retry-after'));
  }
  if (statusCode === 200 && contentType !== null && !READABLE_TYPES.test(contentType.trim())) {
    body.destroy();
    throw new FetchError(
      'fetch_wrong_type',
      `${shownUrl(url)} is ${contentType.slice(0, 60)}, not a page, feed or table.`,
    );
  }
  const bytes =
    statusCode === 304
      ? new Uint8Array()
      : await readBody(body, header(headers, 'content-encoding'), mostBytes, shownUrl(url));
  if (statusCode === 304) body.destroy();
  return {
    status: statusCode,
    url: url.href,
    contentType,
    etag: header(headers, 'etag'),
    lastModified: header(headers, 'last-modified'),
    cacheControl: header(headers, 'cache-control'),
    bytes,
  };
}

function header(headers: Dispatcher.ResponseData['headers'], name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** A url that names an address needs no look-up, so it has to be checked here. */
function checkLiteralAddress(url: URL, allowPrivate: boolean): void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isAllowedAddress(host, allowPrivate)) throw refused(host);
}
