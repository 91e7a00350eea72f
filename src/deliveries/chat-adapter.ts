import type { Message } from '../messages/message.ts';
import type { Destination, Platform } from '../subscriptions/subscription.ts';
import type { PostedRef } from './delivery.ts';

/** What a post needs beside its message. */
export type PostOptions = {
  /** The delivery's nonce: the same for every attempt at the same delivery, at most 25 characters. */
  readonly nonce: string;
  /** Post into this message's thread. */
  readonly replyTo?: PostedRef;
};

/** Where and since when to look for a message that an earlier attempt may have left. */
export type FindOptions = PostOptions & {
  /** ISO instant before which it cannot have been posted. */
  readonly since: string;
};

/**
 * How fast the platform takes messages; the outbox keeps to it so that the platform never has to say no. It is read
 * anew for every message, so an adapter may slow down.
 */
export type Pace = {
  /** Least time between two messages to one destination, ms. */
  readonly perDestinationMs: number;
  /** Least time between two messages over all destinations, ms. */
  readonly perPlatformMs: number;
};

/** The outgoing half of a platform. Every method throws one of the errors in `delivery-errors.ts`, nothing else. */
export interface ChatAdapter {
  readonly platform: Platform;
  readonly pace: Pace;
  /** Posts the message, split into its thread where it is over the platform's limits; resolves with the first part. */
  post(destination: Destination, message: Message, options: PostOptions): Promise<PostedRef>;
  edit(destination: Destination, ref: PostedRef, message: Message): Promise<void>;
  /**
   * Looks for a message that an earlier attempt with this nonce may have left. Null: it certainly is not there.
   * `'post_again'`: the platform still remembers the nonce, so that posting it again cannot double.
   * `replyTo` is what the attempt was given: a reply is in a thread, where a look at the channel does not find it.
   */
  find(destination: Destination, options: FindOptions): Promise<PostedRef | 'post_again' | null>;
}
