import { markAlert } from '../deliveries/mark-alert.ts';
import { plain, type Message } from '../messages/message.ts';
import type { Store } from '../store/store.ts';
import { REASON_WORDS } from '../subscriptions/story-report.ts';
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
      storyId,
    );
  return said(
    `Thank you. Noted that ${REASON_WORDS[reason]}: nothing more of this story comes here${isMarked ? ', and the message here says so' : ''}. Why? shows the report.`,
    storyId,
  );
}

/** With the way back, and the report, a button away. */
function said(summary: string, storyId: string | null = null): Message {
  const buttons = [
    { label: 'Take the report back', action: `right ${storyId}` },
    { label: 'Why?', action: `why ${storyId}` },
  ];
  return {
    summary,
    tone: 'neutral',
    blocks: [
      { type: 'text', content: plain(summary) },
      ...(storyId === null ? [] : [{ type: 'buttons', buttons } as const]),
    ],
  };
}
