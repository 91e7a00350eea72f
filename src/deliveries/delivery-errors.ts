import { AppError } from '../errors.ts';

/** The platform asks us to wait; only the destination (or the whole platform) named is concerned. */
export class RateLimitedError extends AppError {
  readonly code = 'rate_limited';
  readonly retryAfterMs: number;
  readonly scope: 'destination' | 'platform';

  constructor(
    platform: string,
    retryAfterMs: number,
    scope: 'destination' | 'platform',
    options?: ErrorOptions,
  ) {
    super(`${platform} asks us to wait ${retryAfterMs} ms.`, options);
    this.retryAfterMs = retryAfterMs;
    this.scope = scope;
  }
}

/** The platform did not answer or answered with a fault of its own; the message may or may not have been posted. */
export class PlatformUnavailableError extends AppError {
  readonly code = 'platform_unavailable';
  /** True where the request may have reached the platform. */
  readonly inDoubt: boolean;

  constructor(message: string, inDoubt: boolean, options?: ErrorOptions) {
    super(message, options);
    this.inDoubt = inDoubt;
  }
}

/** The destination will not take messages until somebody does something: gone, archived, no permission, restricted. */
export class DestinationBrokenError extends AppError {
  readonly code = 'destination_broken';
  /** The platform's own code (`is_archived`, 50001). */
  readonly platformCode: string;

  constructor(message: string, platformCode: string, options?: ErrorOptions) {
    super(message, options);
    this.platformCode = platformCode;
  }
}

/** The token no longer works; everything of this workspace (or the whole platform) stops. */
export class TokenRevokedError extends AppError {
  readonly code = 'token_revoked';
}

/** The platform refuses this message and always will; sending it again is of no use. */
export class MessageRefusedError extends AppError {
  readonly code = 'message_refused';
}

/** The message to edit is no longer there; the outbox posts anew. */
export class MessageGoneError extends AppError {
  readonly code = 'message_gone';
}
