import type { Store } from '../store/store.ts';
import type { Story } from '../stories/story.ts';
import { destinationKey, type Destination } from '../subscriptions/subscription.ts';
import { owed } from './delivery.ts';
import { alertKey } from './owe.ts';

/**
 * Owes an edit of a story's alert at a destination, after something was said there of the story or taken back; false
 * where no alert stands. `now` is an ISO instant.
 */
export async function markAlert(
  store: Store,
  { id: storyId, version: storyVersion }: Pick<Story, 'id' | 'version'>,
  destination: Destination,
  now: string,
): Promise<boolean> {
  const alert = await store.deliveryByKey(alertKey(storyId, destination));
  if (alert?.state.is !== 'sent') return false;
  const key = `report:${storyId}:${now}:${destinationKey(destination)}`;
  const content = { type: 'edit', storyId, storyVersion, anew: true } as const;
  await store.oweDeliveries([owed(key, destination, content, now)]);
  return true;
}
