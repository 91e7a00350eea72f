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
  | 'fetch_stopped';

/** A page, feed or table that could not be fetched. The url in the message has neither its query nor credentials. */
export class FetchError extends AppError {
  readonly code: FetchErrorCode;
  /** The server's answer, where that is what was wrong. */
  readonly status: number | null;
  /** The Retry-After header as sent: seconds or an HTTP date. */
  readonly retryAfter: string | null;

  constructor(
    code: FetchErrorCode,
    message: string,
    options: ErrorOptions & { readonly status?: number; readonly retryAfter?: string | null } = {},
  ) {
    super(message, options);
    this.code = code;
    this.status = options.status ?? null;
    this.retryAfter = options.retryAfter ?? null;
  }
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
