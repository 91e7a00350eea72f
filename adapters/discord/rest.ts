import { REST, type RESTOptions } from 'discord.js';
import type { Clock } from '../../src/clock.ts';
import { RateLimitedError, TokenRevokedError } from '../../src/deliveries/delivery-errors.ts';
import type { Log } from '../../src/log.ts';
import { BLOCKED_REST_MS, CALL_TIMEOUT_MS, LONGEST_WAIT_MS } from './limits.ts';
import { createRefusals, type Refusals } from './refusals.ts';

export type RestSettings = {
  /** Ends in `/api`; null: Discord's own. */
  readonly apiUrl: string | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly callTimeoutMs?: number;
  /** For tests: a count that others have begun. */
  readonly refusals?: Refusals;
};

/** What every call to Discord goes through, so that one count is kept over all of them. */
export type Gatekeeper = {
  readonly makeRequest: RESTOptions['makeRequest'];
  /** Throws where nothing that can wait may be sent now: the token is dead, or too many answers were refusals. */
  check(): void;
  /** Least time between two posts just now, ms; it grows with the refusals. */
  postGapMs(): number;
  /** Called once, when Discord no longer takes the token. */
  onTokenRefused(listener: () => void): void;
};

/** Statuses that count toward the ban. */
const INVALID = [401, 403, 429];

export function createGatekeeper(settings: RestSettings): Gatekeeper {
  const { clock, log, refusals = createRefusals({ clock, log }) } = settings;
  const listeners: (() => void)[] = [];
  let tokenRefused = false;
  let blockedUntil = 0;

  const checkBlock = (restMs: number) => {
    const leftMs = Math.max(blockedUntil - clock.now(), restMs);
    if (leftMs > 0) throw blocked(leftMs);
  };

  return {
    async makeRequest(url, init) {
      checkBlock(refusals.allRestMs());
      // The type is of another copy of undici; what is in it is the same.
      const answer = await fetch(url, init as unknown as RequestInit).catch(unwrapped);
      const isShared = answer.headers.get('x-ratelimit-scope') === 'shared';
      if (INVALID.includes(answer.status) && !isShared) refusals.note();
      const carriesToken = Object.keys(init.headers ?? {}).includes('Authorization');
      if (answer.status === 401 && carriesToken && !tokenRefused) {
        tokenRefused = true;
        log.error('discord does not take the token');
        for (const listener of listeners) listener();
      }
      if (isGatekeepersPage(answer)) {
        blockedUntil = clock.now() + BLOCKED_REST_MS;
        log.error('discord blocks this address for a while', { status: answer.status });
        throw blocked(BLOCKED_REST_MS);
      }
      return answer.status === 429 ? await withWait(answer) : answer;
    },
    check() {
      if (tokenRefused) throw tokenDead();
      checkBlock(refusals.postsRestMs());
    },
    postGapMs: () => refusals.postGapMs(),
    onTokenRefused(listener) {
      listeners.push(listener);
    },
  };
}

export function tokenDead(options?: ErrorOptions): TokenRevokedError {
  return new TokenRevokedError(
    'Discord does not take DISCORD_TOKEN; press Reset Token on the Bot page of the developer portal, set the new one and start again.',
    options,
  );
}

function blocked(ms: number): RateLimitedError {
  return new RateLimitedError('Discord', ms, 'platform');
}

/** What fetch wraps: the library tries again only where it sees the reset of a connection itself. */
function unwrapped(error: unknown): never {
  if (!(error instanceof TypeError) || !(error.cause instanceof Error)) throw error;
  const { cause } = error;
  if ('code' in cause && cause.code === 'UND_ERR_SOCKET')
    throw Object.assign(new Error('The connection was reset.', { cause }), { code: 'ECONNRESET' });
  throw cause;
}

/** Discord answers in JSON; a page in its place comes from the gatekeeper before it. */
function isGatekeepersPage({ status, headers }: Response): boolean {
  return (
    (status === 403 || status === 429) && (headers.get('content-type') ?? '').includes('text/html')
  );
}

/**
 * The library reads the wait from headers only, prefers the shorter of two, and without any it would ask again at
 * once and for ever. What the body says goes where it looks.
 */
async function withWait(answer: Response): Promise<Response> {
  const text = await answer.text();
  const told = /"retry_after"\s*:\s*([\d.]+)/.exec(text)?.[1];
  const seconds = Math.max(Number(told ?? 0), Number(answer.headers.get('retry-after') ?? 0)) || 5;
  const headers = new Headers(answer.headers);
  headers.set('retry-after', String(seconds));
  const resetAfter = Number(headers.get('x-ratelimit-reset-after') ?? 0);
  if (resetAfter < seconds) headers.set('x-ratelimit-reset-after', String(seconds));
  return new Response(text, { status: answer.status, headers });
}

/** Options of a REST client that goes through the gatekeeper. `retries`: how often the library itself tries again. */
export function restOptions(
  { apiUrl, callTimeoutMs = CALL_TIMEOUT_MS }: RestSettings,
  gatekeeper: Gatekeeper,
  retries: number,
): Partial<RESTOptions> {
  return {
    version: '10',
    ...(apiUrl === null ? {} : { api: apiUrl.replace(/\/+$/, '') }),
    makeRequest: (url, init) => gatekeeper.makeRequest(url, init),
    timeout: callTimeoutMs,
    retries,
    rejectOnRateLimit: ({ retryAfter }) => retryAfter > LONGEST_WAIT_MS,
  };
}

/** The client of the outbox: it never sends again by itself, because the outbox knows when and how. */
export function createOutboxRest(
  token: string,
  settings: RestSettings,
  gatekeeper: Gatekeeper,
): REST {
  return new REST(restOptions(settings, gatekeeper, 0)).setToken(token);
}
