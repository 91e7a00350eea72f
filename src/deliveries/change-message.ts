import { formatNumber, formatPercent, withQualifier } from '../messages/format.ts';
import { plain, type Inline, type Message } from '../messages/message.ts';
import type { MaterialChange } from '../stories/material-changes.ts';
import type { Story, StoryFigure } from '../stories/story.ts';

type Line = {
  readonly label: string;
  readonly text: string;
  readonly documentId: string | undefined;
};

/** What a reply in the alert's thread says: one line a change, each with the source it stands in. */
export function changedMessage(story: Story, changes: readonly MaterialChange[]): Message {
  return messageOf(
    story,
    story,
    changes.map((change) => lineOf(story, change)),
  );
}

/** What a reply says in the thread of a story that another one takes back. */
export function reversedMessage(reversed: Story, by: Story): Message {
  const documentId = by.tellings.at(-1)?.documentId;
  return messageOf(reversed, by, [{ label: 'Taken back: ', text: by.headline, documentId }]);
}

function messageOf(story: Story, source: Story, lines: readonly Line[]): Message {
  return {
    summary: `${story.companyName}: ${lines.map(({ label, text }) => label + text).join('; ')}`,
    blocks: lines.map(({ label, text, documentId }) => ({
      type: 'text',
      content: [
        { type: 'text', text: label, emphasis: 'bold' },
        ...plain(text),
        ...sourceOf(source, documentId),
      ],
    })),
    tone: 'neutral',
  };
}

function lineOf(story: Story, change: MaterialChange): Line {
  switch (change.type) {
    case 'correction': {
      const { role, was, is, documentId } = change.correction;
      return {
        label: 'Corrected: ',
        text: `${figure(role, is)}, not ${figure(role, was)}`,
        documentId,
      };
    }
    case 'stage': {
      const documentId = story.tellings.at(-1)?.documentId;
      return { label: `Now ${change.is}`, text: `, was ${change.was}`, documentId };
    }
    case 'figure': {
      const { role, value, qualifier, documentIds } = change.figure;
      const text = withQualifier(qualifier, figure(role, value));
      return { label: 'New figure: ', text, documentId: documentIds.at(-1) };
    }
  }
}

function figure(role: StoryFigure['role'], value: number): string {
  switch (role) {
    case 'jobs':
      return `${formatNumber(value)} jobs`;
    case 'percent':
      return `${formatPercent(value)} of staff`;
    case 'from':
      return `${formatNumber(value)} people before`;
    case 'to':
      return `${formatNumber(value)} people after`;
    case 'share':
      return formatPercent(value);
    case 'money':
    case 'duration':
    case 'count':
      return formatNumber(value);
  }
}

function sourceOf(story: Story, documentId: string | undefined): Inline[] {
  const telling = story.tellings.find((it) => it.documentId === documentId);
  if (!telling) return [];
  const name = telling.publisher ?? telling.title;
  const source: Inline = telling.url
    ? { type: 'link', text: name, url: telling.url }
    : { type: 'text', text: name };
  return [{ type: 'text', text: ' (' }, source, { type: 'text', text: ')' }];
}
