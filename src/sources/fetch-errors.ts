import { AppError } from '../errors.ts';

export type FetchErrorCode =
  | 'fetch_bad_url'
  | 'fetch_refused_address'
  | 'fetch_name_not_found'
  | 'fetch_too_many_redirects'
  | 'fetch_timeout'
  | 'fetch_too_large'
  | 'fetch_wrong_type'
  | 'fetch_bad_encoding'
  | 'fetch_status'
  | 'fetch_network'
  | 'fetch_resting'
  | 'fetch_robots'
  | 'fetch_stopped';

/** A page, feed or table that could not be fetched. The url in the message has neither its query nor credentials. */
export class FetchError extends AppError {
  readonly code: FetchErrorCode;
  /** The server's answer, where that is what was wrong. */
  readonly status: number | null;
  /** The Retry-After header as sent: seconds or an HTTP date. */
  readonly retryAfter: string | null;
  /** Ms since 1970 until which a resting host is not asked. */
  readonly retryAt: number | null;

  constructor(
    code: FetchErrorCode,
    message: string,
    options: ErrorOptions & {
      readonly status?: number;
      readonly retryAfter?: string | null;
      readonly retryAt?: number;
    } = {},
  ) {
    super(message, options);
    this.code = code;
    this.status = options.status ?? null;
    this.retryAfter = options.retryAfter ?? null;
    this.retryAt = options.retryAt ?? null;
  }
}

/** What an answer other than 200 or 304 means for whoever wants to read the url. */
export function statusError(url: URL, status: number, retryAfter: string | null): FetchError {
  return new FetchError(
    'fetch_status',
    `${shownUrl(url)} ${meaningOf(status)} (status ${status}).`,
    {
      status,
      retryAfter,
    },
  );
}

function meaningOf(status: number): string {
  if (status === 401 || status === 402 || status === 403 || status === 407)
    return 'does not let us read it';
  if (status === 404) return 'is not there; check the address';
  if (status === 410) return 'is gone for good; take it off the sources';
  if (status === 429) return 'asks us to come less often';
  if (status === 451) return 'is withheld for legal reasons';
  if (status >= 500) return 'has trouble of its own; it is asked again later';
  if (status >= 300 && status < 400) return 'redirects without saying where to';
  if (status >= 200 && status < 300) return 'has nothing to read';
  return 'cannot be read';
}

/** Whatever a request failed with, as a FetchError. */
export function toFetchError(error: unknown, url: URL, timedOut: boolean): FetchError {
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

/** A file or folder that could not be read. */
export class FileReadError extends AppError {
  readonly code = 'file_unreadable';
}

/** A sources file that cannot be used. Lists every problem at once. */
export class SourcesError extends AppError {
  readonly code = 'sources';
  readonly problems: readonly string[];

  constructor(file: string, problems: readonly string[], options?: ErrorOptions) {
    super(`The sources in ${file} need attention: ${problems.join(' ')}`, options);
    this.problems = problems;
  }
}

/** The url as it may be shown and logged: queries hold tokens more often than one would like. */
export function shownUrl(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}`;
}
