import type { Clock } from '../../src/clock.ts';
import type { ChatAdapter, Pace } from '../../src/deliveries/chat-adapter.ts';
import {
  DestinationBrokenError,
  MessageGoneError,
  MessageRefusedError,
  PlatformUnavailableError,
  RateLimitedError,
  TokenRevokedError,
} from '../../src/deliveries/delivery-errors.ts';
import type { PostedRef } from '../../src/deliveries/delivery.ts';
import type { Message } from '../../src/messages/message.ts';
import { destinationKey, type Platform } from '../../src/subscriptions/subscription.ts';

/** What a platform does with one call; the names are those of docs/deliveries.md. */
export type Fault =
  | 'none'
  | 'limit_channel'
  | 'limit_platform'
  | 'limit_without_word'
  | 'refuse_connection'
  | 'fault_before'
  | 'fault_after'
  | 'accept_then_hang'
  | 'accept_then_drop'
  | 'hang';

export type Posted = {
  readonly id: string;
  readonly to: string;
  readonly nonce: string;
  readonly thread: string | null;
  readonly at: number;
  message: Message;
  edits: number;
};

/** The state of a platform: it outlives the process that posts to it. */
export class RecordingPlatform {
  readonly posted: Posted[] = [];
  readonly calls: {
    readonly what: 'post' | 'edit' | 'find';
    readonly to: string;
    readonly at: number;
  }[] = [];
  readonly broken = new Set<string>();
  readonly revoked = new Set<string>();
  /** Asked before every call. */
  fault: (what: 'post' | 'edit' | 'find', to: string) => Fault = () => 'none';
  refuses: (message: Message) => boolean = () => false;

  /** Somebody deletes a message. */
  remove(id: string): void {
    const index = this.posted.findIndex((it) => it.id === id);
    if (index >= 0) this.posted.splice(index, 1);
  }
}

export type RecordingOptions = {
  readonly name: Platform;
  readonly platform: RecordingPlatform;
  readonly clock: Clock;
  readonly pace?: Pace;
  /**
   * How a double is avoided: by looking at what stands in the channel; by a nonce that the platform remembers for a few
   * minutes, and by looking; or by a nonce that it remembers for ever.
   */
  readonly safety: 'look' | 'short_nonce' | 'nonce';
};

const SHORT_NONCE_MS = 180_000;

/** An adapter that posts into a RecordingPlatform and meets whatever the platform does. */
export function createRecordingAdapter(options: RecordingOptions): ChatAdapter {
  const { name, platform, clock, safety } = options;
  const noncesFor = { look: 0, short_nonce: SHORT_NONCE_MS, nonce: Infinity }[safety];

  const call = async <T>(
    what: 'post' | 'edit' | 'find',
    to: string,
    accept: () => T,
  ): Promise<T> => {
    platform.calls.push({ what, to, at: clock.now() });
    const [, workspace = ''] = to.split(':');
    if (platform.revoked.has(workspace)) throw new TokenRevokedError('The token was revoked.');
    switch (platform.fault(what, to)) {
      case 'none':
        break;
      case 'limit_channel':
        throw new RateLimitedError(name, 3_000, 'destination');
      case 'limit_platform':
        throw new RateLimitedError(name, 20_000, 'platform');
      case 'limit_without_word':
        throw new RateLimitedError(name, 60_000, 'platform');
      case 'refuse_connection':
        throw new PlatformUnavailableError('No connection.', false);
      case 'fault_before':
        throw new PlatformUnavailableError('The platform had a fault.', true);
      case 'fault_after':
      case 'accept_then_drop':
        accept();
        throw new PlatformUnavailableError('The connection was dropped.', true);
      case 'accept_then_hang':
        accept();
        return new Promise<never>(() => undefined);
      case 'hang':
        return new Promise<never>(() => undefined);
    }
    if (platform.broken.has(to))
      throw new DestinationBrokenError(`${to} is archived.`, 'is_archived');
    await Promise.resolve();
    return accept();
  };

  const withNonce = (to: string, nonce: string): Posted | undefined =>
    platform.posted.find((it) => it.to === to && it.nonce === nonce);

  return {
    platform: name,
    pace: options.pace ?? { perDestinationMs: 1_000, perPlatformMs: 50 },
    post: (destination, message, { nonce, replyTo }) => {
      const to = destinationKey(destination);
      return call('post', to, (): PostedRef => {
        if (platform.refuses(message)) throw new MessageRefusedError('The message was refused.');
        const before = withNonce(to, nonce);
        if (before && clock.now() - before.at < noncesFor) return refOf(before);
        const id = `m${platform.posted.length + 1}-${nonce}`;
        const thread = replyTo?.id ?? null;
        platform.posted.push({ id, to, nonce, thread, at: clock.now(), message, edits: 0 });
        return { id, thread };
      });
    },
    edit: (destination, ref, message) =>
      call('edit', destinationKey(destination), () => {
        const posted = platform.posted.find(({ id }) => id === ref.id);
        if (!posted) throw new MessageGoneError('The message is gone.');
        posted.message = message;
        posted.edits += 1;
      }),
    find: (destination, { nonce, since, replyTo }) => {
      const to = destinationKey(destination);
      return call('find', to, () => {
        if (safety === 'nonce') return 'post_again';
        const found = withNonce(to, nonce);
        if (found?.thread === (replyTo?.id ?? null) && found.at >= Date.parse(since))
          return refOf(found);
        return safety === 'short_nonce' ? 'post_again' : null;
      });
    },
  };
}

function refOf({ id, thread }: Posted): PostedRef {
  return { id, thread };
}
