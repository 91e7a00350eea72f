import { materialChanges } from '../stories/material-changes.ts';
import type { StoryChange } from '../stories/tell-stories.ts';
import { wants } from '../subscriptions/matching.ts';
import type { Subscription } from '../subscriptions/subscription.ts';

/**
 * True where the change of a story is to be told to a subscriber who has not been told of the story:
 * - the story is new,
 * - or it has only now come to pass the subscription's filters,
 * - or something material happened in a story that was known before: read as a baseline, or older than the
 *   subscription. A corrected figure is none: there is nothing in the channel to be put right.
 */
export function isNewsFor(subscription: Subscription, { before, after }: StoryChange): boolean {
  if (!wants(subscription, after)) return false;
  if (before === null) return true;
  const known = subscription.createdAt > after.firstSeenAt;
  if (!known && !wants(subscription, before)) return true;
  return materialChanges(before, after).some(({ type }) => type !== 'correction');
}

/** False while somebody has paused it. One that we paused goes on being owed to: the first message that passes ends it. */
export function isOpenToNews({ pause }: Subscription): boolean {
  return pause?.because !== 'asked';
}
