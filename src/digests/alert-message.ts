import type { Block, Message } from '../messages/message.ts';
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
  const mark = reportMark(story, reports);
  if (mark === null) return message;
  const prefix = silenceOf(reports) ? 'Reported' : 'Disputed';
  return {
    ...message,
    summary: `${prefix}: ${message.summary}`,
    blocks: [mark, ...message.blocks],
  };
}

/** What somebody at a destination said is wrong with a story, of the reports there; null where nothing stands. */
export function reportMark(story: Story, reports: readonly StoryReport[]): Block | null {
  const silence = silenceOf(reports);
  const report = silence ?? disputeOf(story, reports);
  if (report === null) return null;
  const note = report.note === '' ? '' : `: “${report.note}”`;
  return {
    type: 'text',
    content: [
      { type: 'text', text: silence ? 'Reported here' : 'Disputed here', emphasis: 'bold' },
      { type: 'text', text: ` (${REASON_WORDS[report.reason]}${note}, ` },
      { type: 'date', at: report.at, precision: 'day' },
      { type: 'text', text: silence ? '). Nothing more of this story comes here.' : ')' },
    ],
  };
}
