import { webApi } from '@slack/bolt';
import { AppError } from '../../src/errors.ts';
import {
  DestinationBrokenError,
  MessageGoneError,
  MessageRefusedError,
  PlatformUnavailableError,
  RateLimitedError,
  TokenRevokedError,
} from '../../src/deliveries/delivery-errors.ts';
import { DEFAULT_RETRY_AFTER_MS } from './limits.ts';

/** Codes after which the channel takes nothing until somebody does something, with what to tell them. */
const BROKEN: Readonly<Record<string, string>> = {
  channel_not_found:
    'The channel is gone, or private and Bellwether is not in it; type /invite @bellwether there.',
  not_in_channel: 'Bellwether is not in the channel; type /invite @bellwether there.',
  is_archived: 'The channel is archived; posting goes on when it is unarchived.',
  restricted_action: 'The channel lets only some people post; ask an admin to let Bellwether post.',
  restricted_action_read_only_channel:
    'The channel is read-only; ask an admin to let Bellwether post.',
  restricted_action_thread_only_channel: 'The channel takes replies only; choose another channel.',
  restricted_action_non_threadable_channel: 'The channel takes no threads; choose another channel.',
  restricted_action_thread_locked: 'The thread is locked; an admin can unlock it.',
  no_permission: 'An admin has taken the permission to post away; ask an admin.',
  ekm_access_denied: 'The workspace’s encryption keys are withdrawn; ask an admin.',
  team_access_not_granted: 'An admin has not let Bellwether into this workspace; ask an admin.',
  org_login_required: 'The workspace is moving to an organisation; posting goes on afterwards.',
  team_added_to_org: 'The workspace is moving to an organisation; posting goes on afterwards.',
  missing_scope: 'Bellwether lacks a permission; install the app again to grant it.',
  not_allowed_token_type: 'The token is of the wrong kind; install the app again.',
  messages_tab_disabled:
    'Direct messages to Bellwether are turned off; an admin can turn on the Messages tab.',
  user_disabled: 'The person’s account is deactivated.',
  user_not_found: 'There is no such person in the workspace.',
  user_not_visible: 'The person cannot be reached from this workspace.',
  cannot_dm_bot: 'A bot cannot be sent a direct message.',
};

const TOKEN_CODES = [
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
];
const RATE_CODES = ['ratelimited', 'rate_limited', 'message_limit_exceeded'];
const GONE_CODES = [
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'streaming_state_conflict',
  'thread_not_found',
];
const FAULT_CODES = [
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_migrated',
];

/** The body was refused; the same words without blocks may be taken. */
export const BODY_CODES = [
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_attachments',
  'msg_blocks_too_long',
  'msg_too_long',
  'too_many_attachments',
];

/** Network faults after which the request cannot have arrived. */
const NEVER_SENT = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** Slack's own code in a failed call; null where Slack did not answer with one. */
export function slackCode(error: unknown): string | null {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : null;
}

/** What Slack says of a refused body, for the log: "must be less than 3001 characters [json-pointer:…]". */
export function refusalDetails(error: unknown): readonly string[] {
  return error instanceof webApi.WebAPIPlatformError
    ? (error.data.response_metadata?.messages ?? [])
    : [];
}

/** What one of ours threw, out of what Slack's packages wrapped it in; null where it was none of ours. */
export function appErrorIn(error: unknown): AppError | null {
  for (
    let inner: unknown = error;
    inner instanceof Error;
    inner = 'original' in inner ? inner.original : inner.cause
  )
    if (inner instanceof AppError) return inner;
  return null;
}

/** A failed call to Slack as one of the errors in `delivery-errors.ts`; an AppError comes back as it is. */
export function deliveryError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const options = { cause: error };
  if (error instanceof webApi.WebAPIRateLimitedError)
    return new RateLimitedError('Slack', error.retryAfter * 1_000, 'destination', options);
  if (error instanceof webApi.WebAPIPlatformError) return ofCode(error.data.error, options);
  if (error instanceof webApi.WebAPIHTTPError)
    return new PlatformUnavailableError(
      `Slack answered with HTTP ${error.statusCode}; trying again later.`,
      true,
      options,
    );
  if (error instanceof webApi.WebAPIRequestError)
    return new PlatformUnavailableError(
      'Slack cannot be reached; trying again later.',
      !neverSent(error.original),
      options,
    );
  if (error instanceof Error && error.message.startsWith('Retry header did not contain'))
    return new RateLimitedError('Slack', DEFAULT_RETRY_AFTER_MS, 'destination', options);
  return new PlatformUnavailableError(
    'The call to Slack failed for a reason we do not know.',
    true,
    options,
  );
}

function ofCode(code: string, options: ErrorOptions): AppError {
  const broken = BROKEN[code];
  if (broken !== undefined) return new DestinationBrokenError(broken, code, options);
  if (TOKEN_CODES.includes(code))
    return new TokenRevokedError(
      'Slack no longer takes the token of this workspace; install the app again or renew SLACK_BOT_TOKEN.',
      options,
    );
  if (RATE_CODES.includes(code))
    return new RateLimitedError('Slack', DEFAULT_RETRY_AFTER_MS, 'destination', options);
  if (GONE_CODES.includes(code))
    return new MessageGoneError(
      'The message is no longer in Slack, or can no longer be edited.',
      options,
    );
  if (FAULT_CODES.includes(code))
    return new PlatformUnavailableError(
      'Slack has a fault of its own; trying again later.',
      true,
      options,
    );
  return new MessageRefusedError(`Slack refuses the message (${code}).`, options);
}

function neverSent(original: unknown): boolean {
  for (let error: unknown = original; error instanceof Error; error = error.cause)
    if ('code' in error && typeof error.code === 'string') return NEVER_SENT.includes(error.code);
  return false;
}
