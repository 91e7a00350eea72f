import type { Block, Button, Message } from '../../src/messages/message.ts';
import { plain } from '../../src/messages/message.ts';

/** The words that only this adapter knows, beside the one grammar. */
export const WRONG = 'wrong';
export const SHARE = 'share';
export const MANAGE = 'manage';

/** A sentence as a message. */
export function notice(sentence: string): Message {
  return {
    summary: sentence,
    tone: 'neutral',
    blocks: [{ type: 'text', content: plain(sentence) }],
  };
}

/** A message with "Wrong?" beside each "Why?", as far as it is about a story. */
export function withWrongButtons(message: Message): Message {
  return {
    ...message,
    blocks: message.blocks.map((block) => (block.type === 'buttons' ? addWrong(block) : block)),
  };
}

function addWrong(block: Extract<Block, { type: 'buttons' }>): Block {
  const stories = block.buttons.flatMap((button) => {
    const [, story] = 'action' in button ? (/^why (\S+)$/.exec(button.action) ?? []) : [];
    return story === undefined ? [] : [{ label: 'Wrong?', action: `${WRONG} ${story}` }];
  });
  return { ...block, buttons: [...block.buttons, ...stories] };
}

const SHAREABLE = /^(?:signals?|digest|why|card)\b/i;
const LISTS = /^(?:subscriptions?|subs|list|following)$/i;

/** An answer that only its asker sees, with what else they can do with it: show it to all, or manage the list. */
export function withAnswerButtons(message: Message, line: string): Message {
  const extra: readonly Button[] = LISTS.test(line)
    ? [{ label: 'Manage', action: MANAGE }]
    : SHAREABLE.test(line)
      ? [{ label: 'Share', action: `${SHARE} ${line}` }]
      : [];
  const marked = withWrongButtons(message);
  return extra.length === 0
    ? marked
    : { ...marked, blocks: [...marked.blocks, { type: 'buttons', buttons: extra }] };
}
