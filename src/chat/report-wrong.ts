import { alertKey } from '../deliveries/owe.ts';
import { owed } from '../deliveries/delivery.ts';
import { plain, type Message } from '../messages/message.ts';
import type { Store } from '../store/store.ts';
import type { Story } from '../stories/story.ts';
import { REASON_WORDS } from '../subscriptions/story-report.ts';
import { destinationKey, type Destination } from '../subscriptions/subscription.ts';
import type { WrongReport } from './chat-core.ts';

/**
 * Keeps what somebody says is wrong and acts on it where it was said: a story that does not belong there is silent
 * there from now on, and the message that shows it is marked. `now` is an ISO instant.
 */
export async function reportWrong(
  store: Store,
  { storyId, reason, note, asker }: WrongReport,
  now: string,
): Promise<Message> {
  const story = await store.storyById(storyId);
  if (story === null) return said('That story is no longer known; nothing was changed.');
  const { destination, who } = asker;
  await store.keepReport({ destination, storyId, reason, note, by: who, at: now });
  const isMarked = await markAlert(store, story, destination, now);
  if (reason === 'wrong_number')
    return said(
      isMarked
        ? 'Thank you. The message here is marked as disputed until a source corrects the figure. Why? shows the report.'
        : 'Thank you. The report is kept; Why? shows it.',
    );
  return said(
    `Thank you. Noted that ${REASON_WORDS[reason]}: nothing more of this story comes here${isMarked ? ', and the message here says so' : ''}. Why? shows the report.`,
  );
}

/** Owes an edit of the alert that stands here; false where none does. */
async function markAlert(
  store: Store,
  { id: storyId, version: storyVersion }: Story,
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

function said(summary: string): Message {
  return { summary, tone: 'neutral', blocks: [{ type: 'text', content: plain(summary) }] };
}
