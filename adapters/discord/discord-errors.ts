import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { AppError } from '../../src/errors.ts';
import {
  DestinationBrokenError,
  MessageGoneError,
  MessageRefusedError,
  PlatformUnavailableError,
  RateLimitedError,
} from '../../src/deliveries/delivery-errors.ts';
import { BLOCKED_REST_MS } from './limits.ts';
import { tokenDead } from './rest.ts';

/** Codes after which a channel or person takes nothing until somebody does something, with what that is. */
const BROKEN: Readonly<Record<number, string>> = {
  10003: 'The channel no longer exists, or Bellwether cannot see it; choose another one.',
  10004: 'Bellwether is not in that server any more; add it again.',
  10013: 'There is no such person on Discord any more.',
  40058: 'This forum takes posts only; choose a text channel or give Bellwether “Create Posts”.',
  40067:
    'The forum asks for a tag on every post and has none that fits; add one named “News” or let posts go without.',
  50001: 'Bellwether cannot see the channel; give it “View Channel”.',
  50007:
    'The person takes no direct messages from Bellwether; they can allow them in the privacy settings of the server.',
  50008: 'Messages cannot be sent to this kind of channel; choose a text channel.',
  50013:
    'Bellwether may not post in the channel; give it “Send Messages” and “Embed Links”, in threads “Send Messages in Threads”.',
  50024: 'Messages cannot be sent to this kind of channel; choose a text channel.',
  50083:
    'The thread is archived and only somebody who may manage threads can open it; reopen it or choose another channel.',
  50278: 'Bellwether shares no server with the person; one of both has to join.',
  160005: 'The thread is locked; unlock it or choose another channel.',
};
/** Codes of threads that take nothing more. */
const CLOSED_THREAD = [50083, 160005];
const WAIT = [20016, 20028, 20029, 40062];
const GONE = [10008];
const TOKEN = [40001, 50014];
const OVERLOADED = [130000];
const BLOCKED = [40333];
/** Where a wait is asked for without saying how long, ms. */
const USUAL_WAIT_MS = 30_000;

/** Codes of Node and undici for a request that never left. */
const NEVER_SENT = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'EHOSTUNREACH',
];

/** Discord's own code of a failure, or null. */
export function discordCode(error: unknown): number | null {
  return error instanceof DiscordAPIError && typeof error.code === 'number' ? error.code : null;
}

/** True where a thread is locked, or archived and not ours to open again. */
export function isClosedThread(error: unknown): boolean {
  return CLOSED_THREAD.includes(discordCode(error) ?? 0);
}

/** What went wrong with a call, as the outbox understands it. */
export function deliveryError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const options = { cause: error };
  if (error instanceof RateLimitError)
    return new RateLimitedError(
      'Discord',
      Math.max(error.retryAfter, 1),
      error.global ? 'platform' : 'destination',
      options,
    );
  if (error instanceof DiscordAPIError) return ofAnswer(error, options);
  if (error instanceof HTTPError)
    return new PlatformUnavailableError(
      `Discord has a fault of its own (HTTP ${error.status}); trying again later.`,
      true,
      options,
    );
  if (error instanceof Error && error.message.startsWith('Expected token to be set'))
    return tokenDead(options);
  if (error instanceof Error && error.name === 'AbortError')
    return new PlatformUnavailableError('Discord did not answer in time.', true, options);
  return new PlatformUnavailableError(
    'Discord cannot be reached; trying again later.',
    !neverSent(error),
    options,
  );
}

function ofAnswer(error: DiscordAPIError, options: ErrorOptions): AppError {
  const code = discordCode(error) ?? 0;
  const broken = BROKEN[code];
  if (broken !== undefined) return new DestinationBrokenError(broken, String(code), options);
  if (error.status === 401 || TOKEN.includes(code)) return tokenDead(options);
  if (WAIT.includes(code))
    return new RateLimitedError('Discord', waitIn(error), 'destination', options);
  if (BLOCKED.includes(code))
    return new RateLimitedError('Discord', BLOCKED_REST_MS, 'platform', options);
  if (GONE.includes(code))
    return new MessageGoneError('The message is no longer in Discord.', options);
  if (OVERLOADED.includes(code))
    return new PlatformUnavailableError(
      'Discord is overloaded; trying again later.',
      true,
      options,
    );
  if (error.status === 403)
    return new DestinationBrokenError(
      `Discord does not let Bellwether post there (${code}); check its permissions.`,
      String(code),
      options,
    );
  return new MessageRefusedError(`Discord refuses the message (${code}).`, options);
}

/** How long Discord asks to wait, as it says in the body, ms. */
function waitIn({ rawError }: DiscordAPIError): number {
  const told = 'retry_after' in rawError ? Number(rawError.retry_after) : Number.NaN;
  return told > 0 ? told * 1_000 : USUAL_WAIT_MS;
}

function neverSent(error: unknown): boolean {
  for (let one: unknown = error; one instanceof Error; one = one.cause)
    if ('code' in one && typeof one.code === 'string') return NEVER_SENT.includes(one.code);
  return false;
}
