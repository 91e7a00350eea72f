import type { Message } from '../messages/message.ts';
import type { Story } from '../stories/story.ts';
import {
  disputeOf,
  REASON_WORDS,
  silenceOf,
  type StoryReport,
} from '../subscriptions/story-report.ts';
import { storyMessage } from './story-message.ts';

/** A story's alert as a destination sees it: with what somebody there said is wrong with it above. */
export function alertMessage(story: Story, reports: readonly StoryReport[]): Message {
  const message = storyMessage(story);
  const silence = silenceOf(reports);
  const report = silence ?? disputeOf(story, reports);
  if (report === null) return message;
  const [mark, prefix] = silence ? ['Reported here', 'Reported'] : ['Disputed here', 'Disputed'];
  const note = report.note === '' ? '' : `: “${report.note}”`;
  return {
    ...message,
    summary: `${prefix}: ${message.summary}`,
    blocks: [
      {
        type: 'text',
        content: [
          { type: 'text', text: mark, emphasis: 'bold' },
          { type: 'text', text: ` (${REASON_WORDS[report.reason]}${note}, ` },
          { type: 'date', at: report.at, precision: 'day' },
          { type: 'text', text: silence ? '). Nothing more of this story comes here.' : ')' },
        ],
      },
      ...message.blocks,
    ],
  };
}
