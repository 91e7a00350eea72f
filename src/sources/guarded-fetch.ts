import { lookup as systemLookup } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { Agent, request } from 'undici';
import type { Dispatcher } from 'undici';
import { isAllowedAddress } from './address-guard.ts';
import { readBody } from './body-reader.ts';
import { FetchError, shownUrl } from './fetch-errors.ts';

/** What of an earlier answer lets the server say that nothing is new. */
export type FetchOptions = {
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  readonly signal?: AbortSignal;
};

/** A 200 with its bytes, decompressed, or a 304 without any. */
export type Fetched = {
  readonly status: 200 | 304;
  /** Where the last redirect led. */
  readonly url: string;
  readonly contentType: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly cacheControl: string | null;
  readonly bytes: Uint8Array;
};

export type Fetch = (url: string, options?: FetchOptions) => Promise<Fetched>;

/** Finds the addresses of a name. */
export type Resolve = (name: string) => Promise<readonly LookupAddress[]>;

export type GuardedFetchParts = {
  readonly allowPrivateAddresses: boolean;
  readonly resolve?: Resolve;
  /** How the program names itself to servers, with an address to complain to. */
  readonly userAgent?: string;
  readonly totalMs?: number;
  readonly connectMs?: number;
  /** After decompression. */
  readonly mostBytes?: number;
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
const USER_AGENT =
  'Bellwether/0.1 (workforce news watcher; reads feeds and pages; honours robots.txt)';
const READABLE_TYPES =
  /^(?:text\/|application\/(?:[\w.+-]+\+)?(?:xml|json)\b|application\/(?:x?html|csv|rss|atom|octet-stream|vnd\.ms-excel|vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet)\b)/i;

/**
 * The one way out for every request that comes from a feed or a user: http and https only, to addresses that
 * `isAllowedAddress` lets through, checked in the very look-up that the connection is made with, so that a name cannot
 * change its mind in between, and again on every redirect. No cookies, no credentials, at most 5 redirects, 15 s in
 * all, 5 MiB. Throws FetchError and nothing else.
 */
export function createGuardedFetch(parts: GuardedFetchParts): GuardedFetch {
  const { allowPrivateAddresses: allowPrivate, resolve = resolveBySystem } = parts;
  const agent = new Agent({
    connect: {
      timeout: parts.connectMs ?? CONNECT_MS,
      lookup: guardedLookup(resolve, allowPrivate),
    },
    maxHeaderSize: 32 * 1024,
  });
  const userAgent = parts.userAgent ?? USER_AGENT;
  const mostBytes = parts.mostBytes ?? MOST_BYTES;

  const fetch: Fetch = async (target, options = {}) => {
    const timeout = AbortSignal.timeout(parts.totalMs ?? TOTAL_MS);
    const signal = options.signal ? AbortSignal.any([timeout, options.signal]) : timeout;
    let url = toUrl(target);
    try {
      for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
        checkLiteralAddress(url, allowPrivate);
        const response = await request(url, {
          dispatcher: agent,
          signal,
          headers: {
            'user-agent': userAgent,
            accept:
              'application/atom+xml, application/rss+xml, application/feed+json, text/html, text/*;q=0.9, */*;q=0.5',
            'accept-encoding': 'gzip, deflate, br',
            ...(options.etag ? { 'if-none-match': options.etag } : {}),
            ...(options.lastModified ? { 'if-modified-since': options.lastModified } : {}),
          },
        });
        // Ending a body early makes it emit an error, which nobody else waits for where it is not read.
        response.body.on('error', () => undefined);
        const next = redirectOf(response, url);
        if (next === null) return await toFetched(response, url, mostBytes);
        response.body.destroy();
        url = next;
      }
    } catch (error) {
      throw toFetchError(error, url, timeout.aborted);
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

function redirectOf({ statusCode, headers }: Dispatcher.ResponseData, from: URL): URL | null {
  const location = header(headers, 'location');
  return [301, 302, 303, 307, 308].includes(statusCode) && location !== null
    ? toUrl(location, from)
    : null;
}

async function toFetched(
  response: Dispatcher.ResponseData,
  url: URL,
  mostBytes: number,
): Promise<Fetched> {
  const { statusCode, headers, body } = response;
  const contentType = header(headers, 'content-type');
  if (statusCode !== 200 && statusCode !== 304) {
    body.destroy();
    throw new FetchError('fetch_status', `${shownUrl(url)} answers with status ${statusCode}.`, {
      status: statusCode,
      retryAfter: header(headers, 'retry-after'),
    });
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

function refused(name: string): FetchError {
  return new FetchError(
    'fetch_refused_address',
    `${name} is on a private network and is not read; set ALLOW_PRIVATE_ADDRESSES=on if it should be.`,
  );
}

function guardedLookup(resolve: Resolve, allowPrivate: boolean): LookupFunction {
  return (name, options, callback) => {
    resolve(name).then(
      (addresses) => {
        const [first] = addresses;
        if (first === undefined) callback(notFound(name), '');
        else if (!addresses.every(({ address }) => isAllowedAddress(address, allowPrivate)))
          callback(refused(name), '');
        else if (options.all === true) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => {
        callback(notFound(name, error), '');
      },
    );
  };
}

function notFound(name: string, cause?: unknown): FetchError {
  return new FetchError(
    'fetch_name_not_found',
    `There is no server named ${name}; check the address.`,
    {
      cause,
    },
  );
}

function resolveBySystem(name: string): Promise<readonly LookupAddress[]> {
  return new Promise((resolve, reject) => {
    systemLookup(name, { all: true }, (error, addresses) => {
      if (error) reject(error);
      else resolve(addresses);
    });
  });
}

function toFetchError(error: unknown, url: URL, timedOut: boolean): FetchError {
  if (error instanceof FetchError) return error;
  const where = shownUrl(url);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (timedOut || code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'UND_ERR_HEADERS_TIMEOUT')
    return new FetchError('fetch_timeout', `${where} took too long to answer.`, { cause: error });
  if (error instanceof Error && error.name === 'AbortError')
    return new FetchError('fetch_stopped', `Reading ${where} was stopped.`, { cause: error });
  const reason = typeof code === 'string' ? ` (${code})` : '';
  return new FetchError('fetch_network', `${where} could not be read${reason}.`, { cause: error });
}
