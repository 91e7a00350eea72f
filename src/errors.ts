/**
 * The base of every failure that Bellwether expects to meet. `message` is one sentence for a person: what is wrong
 * and what to do about it. `code` is stable and is what code branches on. Neither ever holds a secret.
 */
export abstract class AppError extends Error {
  abstract readonly code: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** Settings that cannot be used. Lists every problem at once, each with its remedy. */
export class ConfigError extends AppError {
  readonly code = 'config';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`Settings need attention: ${problems.join(' ')}`);
    this.problems = problems;
  }
}

/** A command line that cannot be understood; the process ends with exit code 2. */
export class UsageError extends AppError {
  readonly code = 'usage';
}

/** Bytes, a file or a page that cannot be read as a document. */
export class UnreadableDocumentError extends AppError {
  readonly code = 'unreadable_document';
}

/** The data folder is in use, damaged beyond repair, read-only, full, or written by a newer Bellwether. */
export class StoreError extends AppError {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export type StoreErrorCode =
  | 'store_in_use'
  | 'store_damaged'
  | 'store_read_only'
  | 'store_full'
  | 'store_newer'
  | 'store_closed'
  | 'store_write_failed';

/** Another writer changed the story first; read it again and repeat the change. */
export class StaleStoryError extends AppError {
  readonly code = 'stale_story';
  readonly storyId: string;

  constructor(storyId: string, options?: ErrorOptions) {
    super(
      `The story ${storyId} was changed by someone else meanwhile; read it again and retry.`,
      options,
    );
    this.storyId = storyId;
  }
}

/** A chat platform cannot be served; the process has to end, and the message says what to do first. */
export class PlatformFailedError extends AppError {
  readonly code = 'platform_failed';
}
