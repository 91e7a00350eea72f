import { plain } from '../../src/messages/message.ts';
import type { Block, Button, Message } from '../../src/messages/message.ts';

/** The words that only this adapter knows, beside the one grammar: forms and sharing. */
export const WRONG = 'wrong';
export const SHARE = 'share';
export const MANAGE = 'manage';
/** Shows a story in another conversation. */
export const SEND = 'send';

/** A message for a conversation, with what can be done with each story in it: show it elsewhere, say that it is wrong. */
export function withStoryButtons(message: Message): Message {
  return withButtonsAfterWhy(message, (story) => [
    { label: 'Share', action: `${SEND} ${story}` },
    wrongButton(story),
  ]);
}

function wrongButton(story: string): Button {
  return { label: 'Wrong?', action: `${WRONG} ${story}` };
}

function withButtonsAfterWhy(
  message: Message,
  buttonsFor: (story: string) => readonly Button[],
): Message {
  return {
    ...message,
    blocks: message.blocks.map((block): Block => {
      if (block.type !== 'buttons') return block;
      const { buttons } = block;
      const at = buttons.findIndex((button) => storyOf(button) !== null);
      const story = storyOf(buttons[at]);
      if (story === null) return block;
      const after = isWhy(buttons[at]) ? at + 1 : at;
      return {
        ...block,
        buttons: [...buttons.slice(0, after), ...buttonsFor(story), ...buttons.slice(after)],
      };
    }),
  };
}

/** The story that a row of buttons belongs to is named by its "Why?", or by its card where the answer is the why. */
function storyOf(button: Button | undefined): string | null {
  if (!button || !('action' in button)) return null;
  const named = isWhy(button) ? /^why (\S+)$/ : /^card (\S+)$/;
  return named.exec(button.action)?.[1] ?? null;
}

function isWhy(button: Button | undefined): boolean {
  return button?.label === 'Why?';
}

const SHAREABLE = /^(?:signals?|digest|why|card)\b/i;
const LISTS = /^(?:subscriptions?|subs|list|following)$/i;
const SETTINGS =
  /^(?:subscribe|unsubscribe|follow|unfollow|pause|resume|mute|unmute|budget|quiet|missed|help|hi|hello)\b/i;

/** An answer that only its asker sees, with what else they can do with it: show it to all, or manage the list. */
export function withAnswerButtons(message: Message, line: string): Message {
  const marked = withButtonsAfterWhy(message, (story) => [wrongButton(story)]);
  const blocks = addButtons(marked.blocks, buttonsUnder(message, line));
  return { ...marked, blocks: /^help$/i.test(line) ? [...blocks, OWN_WORDS] : blocks };
}

/** What the help of the one grammar cannot know. */
const OWN_WORDS: Block = {
  type: 'context',
  content: plain(
    `In Slack also: ${SHARE} klarna shows the answer to everybody in the channel; ${MANAGE} opens the list to change or end what is followed.`,
  ),
};

function buttonsUnder({ blocks }: Message, line: string): readonly Button[] {
  if (LISTS.test(line))
    return [
      { label: 'Manage', action: MANAGE },
      { label: 'Follow a company', action: 'subscribe' },
    ];
  // What has no heading is a question asked back, or a word on what cannot be done: nothing to show to others.
  const tells = blocks.some(({ type }) => type === 'heading');
  return tells && line !== '' && (SHAREABLE.test(line) || !SETTINGS.test(line))
    ? [{ label: 'Share with the channel', action: `${SHARE} ${line}` }]
    : [];
}

/** Into the last row where that is about the whole answer, else as a row of their own. */
function addButtons(blocks: readonly Block[], buttons: readonly Button[]): readonly Block[] {
  if (buttons.length === 0) return blocks;
  const last = blocks.at(-1);
  if (last?.type !== 'buttons' || last.buttons.some((button) => storyOf(button) !== null))
    return [...blocks, { type: 'buttons', buttons }];
  return [...blocks.slice(0, -1), { type: 'buttons', buttons: [...last.buttons, ...buttons] }];
}
