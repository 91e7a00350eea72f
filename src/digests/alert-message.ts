import type { Message } from '../messages/message.ts';
import type { Story } from '../stories/story.ts';
import { disputeOf, type StoryReport } from '../subscriptions/story-report.ts';
import { storyMessage } from './story-message.ts';

/** A story's alert as a destination sees it: with the mark where somebody there said that a figure is wrong. */
export function alertMessage(story: Story, reports: readonly StoryReport[]): Message {
  const message = storyMessage(story);
  const dispute = disputeOf(story, reports);
  if (dispute === null) return message;
  const note = dispute.note === '' ? '' : `: “${dispute.note}”`;
  return {
    ...message,
    summary: `Disputed: ${message.summary}`,
    blocks: [
      {
        type: 'text',
        content: [
          { type: 'text', text: 'Disputed here', emphasis: 'bold' },
          { type: 'text', text: ` (a figure is said to be wrong${note}, ` },
          { type: 'date', at: dispute.at, precision: 'day' },
          { type: 'text', text: ')' },
        ],
      },
      ...message.blocks,
    ],
  };
}
