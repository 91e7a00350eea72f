import { alertKey } from '../deliveries/owe.ts';
import { owed } from '../deliveries/delivery.ts';
import { plain, type Message } from '../messages/message.ts';
import type { Store } from '../store/store.ts';
import type { Story } from '../stories/story.ts';
import { isSilenced, type WrongReason } from '../subscriptions/story-report.ts';
import { destinationKey, type Destination } from '../subscriptions/subscription.ts';
import type { WrongReport } from './chat-core.ts';

const SILENCED: Readonly<Record<Exclude<WrongReason, 'wrong_number'>, string>> = {
  wrong_company: 'it is about another company',
  duplicate: 'it was here before',
  not_news: 'it is no news here',
};

/**
 * Keeps what somebody says is wrong and acts on it where it was said: a story that does not belong there is silent
 * there from now on; a disputed figure is marked in the message that shows it. `now` is an ISO instant.
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
  if (reason !== 'wrong_number')
    return said(
      `Thank you. Noted that ${SILENCED[reason]}: nothing more of this story comes here. Why? shows the report.`,
    );
  const marks = await markDisputed(store, story, destination, now);
  return said(
    marks
      ? 'Thank you. The message here is marked as disputed until a source corrects the figure. Why? shows the report.'
      : 'Thank you. The report is kept; Why? shows it.',
  );
}

/** Owes an edit of the alert that stands here; false where none does. */
async function markDisputed(
  store: Store,
  { id: storyId, version: storyVersion }: Story,
  destination: Destination,
  now: string,
): Promise<boolean> {
  const alert = await store.deliveryByKey(alertKey(storyId, destination));
  if (alert?.state.is !== 'sent' || isSilenced(await reportsHere(store, storyId, destination)))
    return false;
  const key = `dispute:${storyId}:${now}:${destinationKey(destination)}`;
  const content = { type: 'edit', storyId, storyVersion, anew: true } as const;
  await store.oweDeliveries([owed(key, destination, content, now)]);
  return true;
}

/** What was said of the story at a destination. */
async function reportsHere(store: Store, storyId: string, destination: Destination) {
  const here = destinationKey(destination);
  const reports = await store.reportsOf(storyId);
  return reports.filter((report) => destinationKey(report.destination) === here);
}

function said(summary: string): Message {
  return { summary, tone: 'neutral', blocks: [{ type: 'text', content: plain(summary) }] };
}
