import type { Message } from '../messages/message.ts';
import type { Destination } from '../subscriptions/subscription.ts';

/** What is owed: news of a story, a change to it, a digest of a period, or a notice to a person. */
export type DeliveryContent =
  | { readonly type: 'alert'; readonly storyId: string }
  /** Rewrites the posted alert in place; with `anew` also where it shows this version already, because of what is said beside it. */
  | {
      readonly type: 'edit';
      readonly storyId: string;
      readonly storyVersion: number;
      readonly anew?: true;
    }
  /** Says in the alert's thread what changed. */
  | {
      readonly type: 'reply';
      readonly storyId: string;
      readonly storyVersion: number;
      readonly message: Message;
    }
  /** `period` is the key that is served once: `weekly:2024-W45`, `daily:2024-11-04`. */
  | { readonly type: 'digest'; readonly period: string; readonly message: Message }
  | { readonly type: 'notice'; readonly message: Message };

/**
 * `owed` waits for `dueAt`; `claimed` is being sent by the holder of the lease; `sent` has the platform's answer;
 * `held` goes to the next digest instead; `failed` will never be sent. An attempt that is in doubt keeps its claim until
 * the next attempt is due, so that the doubt is not lost: a claim that has run out comes back with it.
 */
export type DeliveryState =
  | {
      readonly is: 'owed';
      readonly dueAt: string;
      readonly attempts: number;
      readonly lastError: string | null;
    }
  | {
      readonly is: 'claimed';
      readonly lease: string;
      readonly until: string;
      readonly attempts: number;
      /** True from the moment the request may have left: after a crash the adapter must look before posting again. */
      readonly inDoubt: boolean;
    }
  | { readonly is: 'sent'; readonly at: string; readonly ref: PostedRef }
  | { readonly is: 'held'; readonly because: HeldReason; readonly at: string }
  | { readonly is: 'failed'; readonly code: string; readonly at: string };

/**
 * `budget`: over the alerts a day; `muted`: the company is muted there; `paused`: the destination takes no messages;
 * `late`: the platform could not be reached for so long that it is no alert any more. Quiet hours hold nothing: what
 * falls into them is due when they end.
 */
export type HeldReason = 'budget' | 'muted' | 'paused' | 'late';

/** The platform's own id of a posted message, and of its thread where it has one. */
export type PostedRef = { readonly id: string; readonly thread: string | null };

/** One message owed to one destination. */
export type Delivery = {
  /** Unique for ever: `alert:<story>:<destination>`, `digest:<period>:<destination>`. Owing it twice changes nothing. */
  readonly key: string;
  readonly destination: Destination;
  readonly content: DeliveryContent;
  readonly state: DeliveryState;
  readonly createdAt: string;
};

/** A delivery that nobody has tried yet; `dueAt` and `createdAt` are ISO instants. */
export function owed(
  key: string,
  destination: Destination,
  content: DeliveryContent,
  createdAt: string,
  dueAt: string = createdAt,
): Delivery {
  const state = { is: 'owed', dueAt, attempts: 0, lastError: null } as const;
  return { key, destination, content, state, createdAt };
}
